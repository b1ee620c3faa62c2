package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.RequestKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds who can say what a case is about. */
@Component
class CaseKinds {

    private final Map<RequestKind, CaseKind> kinds = new EnumMap<>(RequestKind.class);

    CaseKinds(List<CaseKind> all) {
        all.forEach(kind -> kinds.put(kind.kind(), kind));
    }

    Optional<CaseKind> of(RequestKind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /** What each case of an account is about. */
    Map<RequestId, String> subjects(String accountId) {
        Map<RequestId, String> subjects = new HashMap<>();
        kinds.values().forEach(kind -> subjects.putAll(kind.subjects(accountId)));
        return subjects;
    }
}
