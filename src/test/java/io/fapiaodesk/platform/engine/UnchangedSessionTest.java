package io.fapiaodesk.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class UnchangedSessionTest {

    private final List<String> written = new ArrayList<>();
    private final UnchangedSession session = new UnchangedSession(new MockHttpSession() {
        @Override
        public void setAttribute(String name, @Nullable Object value) {
            written.add(name);
            super.setAttribute(name, value);
        }
    });

    @Test
    void who_is_signed_in_is_written_again_once_somebody_was_added_to_the_same_object() {
        Authentications nobodyYet = new Authentications();
        session.setAttribute("authentications", nobodyYet);
        written.clear();

        nobodyYet.addOrReplace(reviewer());
        session.setAttribute("authentications", nobodyYet);

        assertThat(written).contains("authentications");
    }

    @Test
    void who_is_signed_in_is_not_written_again_when_it_is_the_same_person() {
        Authentications signedIn = new Authentications();
        signedIn.addOrReplace(reviewer());
        session.setAttribute("authentications", signedIn);
        written.clear();

        signedIn.addOrReplace(reviewer());
        session.setAttribute("authentications", signedIn);

        assertThat(written).isEmpty();
    }

    private static UserAuthentication reviewer() {
        UserAuthentication reviewer = new UserAuthentication("reviewer", "default");
        reviewer.setGroupIds(List.of("title-reviewers"));
        reviewer.setTenantIds(List.of());
        reviewer.setAuthorizedApps(Set.of("tasklist"));
        return reviewer;
    }
}
