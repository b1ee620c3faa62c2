package io.fapiaodesk.platform.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/** A failure as it is told to whoever asked. */
record Failure(ProblemDetail problem, HttpHeaders headers) {

    static Failure of(ProblemDetail problem) {
        return new Failure(problem, HttpHeaders.EMPTY);
    }

    Failure retryAfter(int seconds) {
        HttpHeaders more = new HttpHeaders(headers);
        more.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return new Failure(problem, more);
    }
}
