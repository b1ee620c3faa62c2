package io.fapiaodesk.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.notice.domain.Delivery.Failed;
import io.fapiaodesk.notice.domain.Delivery.Refused;
import io.fapiaodesk.notice.domain.Delivery.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerReplyTest {

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452, 454, 499})
    void a_4yz_reply_passes(int code) {
        assertThat(new ServerReply(code, code + " later", true).asDelivery()).isInstanceOf(Failed.class);
        assertThat(new ServerReply(code, code + " later", false).asDelivery()).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 521, 535, 550, 554, 556})
    void a_5yz_reply_asks_a_person(int code) {
        assertThat(new ServerReply(code, code + " never", true).asDelivery()).isInstanceOf(Refused.class);
        assertThat(new ServerReply(code, code + " never", false).asDelivery()).isInstanceOf(Refused.class);
    }

    @Test
    void too_many_recipients_is_a_passing_trouble_but_too_much_text_is_not() {
        assertThat(new ServerReply(552, "552 Too many recipients", true).isPermanent())
                .isFalse();
        assertThat(new ServerReply(552, "552 Too much mail data", false).isPermanent())
                .isTrue();
    }

    @Test
    void the_remedy_names_the_address_only_where_the_address_was_refused() {
        assertThat(new ServerReply(550, "550 No such user", true).asDelivery())
                .isEqualTo(new Refused("550 No such user", Remedy.MEND_SERVER_OR_ADDRESS));
        assertThat(new ServerReply(554, "554 No SMTP service here", false).asDelivery())
                .isEqualTo(new Refused("554 No SMTP service here", Remedy.MEND_SERVER));
    }

    @Test
    void what_is_kept_of_a_reply_names_nobody_and_fits_on_a_line() {
        assertThat(ServerReply.masked("550-5.1.1 <someone@fapiao.example>:\r\n550 someone@fapiao.example unknown"))
                .isEqualTo("550-5.1.1 (address): 550 (address) unknown");
        assertThat(ServerReply.masked("554 " + "x".repeat(1000))).hasSize(200).endsWith("…");
    }
}
