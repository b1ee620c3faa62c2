package io.fapiaodesk.platform.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.fapiaodesk.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Tells a program, not a person, that it is not signed in or may not. */
class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final RequestMatcher OF_THE_ENGINES_PAGES = withDefaults().matcher("/camunda/**");

    private final Problems problems;

    ProblemWriter(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof TooManyWrongPasswordsException wait) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.retryAfterSeconds()));
            write(request, response, HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_WRONG_PASSWORDS");
        } else {
            write(request, response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (request.getUserPrincipal() == null) {
            // A call without password and without a session's token: what it lacks first is somebody who makes it.
            write(request, response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
        } else if (request.getAttribute(AccessByTable.NAMED_NOWHERE) != null) {
            write(request, response, HttpStatus.NOT_FOUND, "NOT_FOUND");
        } else if (request.getAttribute(AccessByTable.READ_ONLY) != null) {
            write(request, response, HttpStatus.FORBIDDEN, "READ_ONLY_SIGN_IN");
        } else {
            write(request, response, HttpStatus.FORBIDDEN, "NOT_PERMITTED");
        }
    }

    /** The same for a person at a browser, who then sees the page for it. */
    static void showPage(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean named = request.getAttribute(AccessByTable.NAMED_NOWHERE) == null;
        response.sendError((named ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
    }

    private void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ProblemDetail problem = problems.problem(status, code);
        if (OF_THE_ENGINES_PAGES.matches(request)) {
            // What Tasklist and Cockpit show.
            problem.setProperty("message", problem.getDetail());
        }
        problems.send(response, problem);
    }
}
