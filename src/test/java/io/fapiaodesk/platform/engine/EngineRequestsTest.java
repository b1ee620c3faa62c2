package io.fapiaodesk.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineRequestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\u0000\"}", "{\"a\":\"x\\\\\\u0000\"}", "{\"a\":\"\0\"}"})
    void a_character_that_no_text_can_hold_is_seen(String json) {
        assertThat(EngineRequests.holdsNul(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\\\u0000\"}", "{\"a\":\"u0000\"}", "{\"a\":\"\\u0001\"}", "{}"})
    void text_about_that_character_is_only_text(String json) {
        assertThat(EngineRequests.holdsNul(json)).isFalse();
    }
}
