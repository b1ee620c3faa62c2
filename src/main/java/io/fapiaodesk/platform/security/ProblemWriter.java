package io.fapiaodesk.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a program, not a person, that it is not signed in or may not. */
class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof TooManyWrongPasswordsException wait) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.retryAfterSeconds()));
            write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_WRONG_PASSWORDS",
                    "Too many wrong passwords. Try again in a while.");
        } else {
            write(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "Sign in first.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (request.getUserPrincipal() == null) {
            // A call without password and without a session's token: what it lacks first is somebody who makes it.
            write(response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "Sign in first.");
        } else if (request.getAttribute(AccessByTable.NAMED_NOWHERE) != null) {
            write(response, HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing here.");
        } else {
            write(response, HttpStatus.FORBIDDEN, "FORBIDDEN", "This is not open to you.");
        }
    }

    /** The same for a person at a browser, who then sees the page for it. */
    static void showPage(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean named = request.getAttribute(AccessByTable.NAMED_NOWHERE) == null;
        response.sendError((named ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("code", code);
        // What Tasklist and Cockpit show.
        problem.put("message", detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
