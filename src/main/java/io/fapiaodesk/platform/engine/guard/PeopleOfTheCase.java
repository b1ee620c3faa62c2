package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.security.SignIns;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.security.Supervision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the guard has to know of people: where they work and whose account they act for. */
@Component
class PeopleOfTheCase {

    private final SignIns signIns;

    PeopleOfTheCase(SignIns signIns) {
        this.signIns = signIns;
    }

    Optional<String> accountOf(String userId) {
        return signIns.whoIs(userId).map(SignedIn::accountId);
    }

    Set<String> groupsOf(String userId) {
        return signIns.whoIs(userId).map(SignedIn::groups).orElse(Set.of());
    }

    /** Whether somebody in these groups supervises cases of this kind. */
    boolean isSupervisor(@Nullable List<String> groups, @Nullable String caseId) {
        return Supervision.supervises(groups, caseId);
    }
}
