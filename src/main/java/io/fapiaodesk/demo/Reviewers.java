package io.fapiaodesk.demo;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.Map;

/** The people whose decisions the demo data needs. */
public interface Reviewers {

    /** Completes the one open task of a case. */
    RequestId decide(SignedIn reviewer, RequestId id, Map<String, Object> fields);
}
