package io.fapiaodesk.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** Gives a failure to programs as a problem document and to people as the page {@code error}. */
final class ErrorAnswers {

    private ErrorAnswers() {}

    static Object answer(Failure failure, HttpServletRequest request, HttpServletResponse response) {
        failure.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        return isForPeople(request) ? page(failure) : document(failure);
    }

    static boolean isForPeople(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = (failed == null ? request.getRequestURI() : failed.toString())
                .substring(request.getContextPath().length());
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !path.startsWith("/api/") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ResponseEntity<?> document(Failure failure) {
        return ResponseEntity.status(failure.problem().getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(failure.problem());
    }

    private static ModelAndView page(Failure failure) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("status", failure.problem().getStatus());
        model.put("title", failure.problem().getTitle());
        model.put("detail", failure.problem().getDetail());
        if (failure.problem().getProperties() != null) {
            model.put("code", failure.problem().getProperties().get("code"));
            model.put("incident", failure.problem().getProperties().get("incident"));
        }
        return new ModelAndView(
                "error", model, HttpStatusCode.valueOf(failure.problem().getStatus()));
    }
}
