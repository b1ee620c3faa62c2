package io.fapiaodesk.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * Stands before everything else: turns away methods that nobody has heard of and
 * addresses that hold NUL or an empty step, and catches what fails in the other filters, for
 * example a sign-in that cannot be read because the database is away.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutermostFilter extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Problems problems;
    private final Failures failures;

    OutermostFilter(Problems problems, Failures failures) {
        this.problems = problems;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            // Spring Security would turn it away without a word.
            turnAway(request, response, HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
            return;
        }
        if (holdsNul(request)) {
            turnAway(request, response, HttpStatus.BAD_REQUEST, "HOSTILE_CHARACTERS");
            return;
        }
        if (request.getRequestURI().contains("//")) {
            // Below /camunda Spring fails on such an address before Spring Security turns it away.
            turnAway(request, response, HttpStatus.BAD_REQUEST, "BAD_REQUEST");
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failed) {
            if (response.isCommitted()) {
                throw failed;
            }
            LocaleContextHolder.setLocale(request.getLocale());
            Failure failure = failures.read(failed, request);
            response.reset();
            failure.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
            if (ErrorAnswers.isForPeople(request)) {
                sendPage(response, failure.problem());
            } else {
                problems.send(response, failure.problem());
            }
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        LocaleContextHolder.setLocale(request.getLocale());
        problems.send(response, problems.problem(status, code));
        LocaleContextHolder.resetLocaleContext();
    }

    /** Bare, because what makes a page of this site, such as the session, may be what failed. */
    private static void sendPage(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType("text/html;charset=UTF-8");
        String title = HtmlUtils.htmlEscape(String.valueOf(problem.getTitle()));
        String detail = HtmlUtils.htmlEscape(String.valueOf(problem.getDetail()));
        String page = "<!DOCTYPE html><html lang=\"" + Texts.locale().toLanguageTag() + "\"><meta charset=\"UTF-8\">"
                + "<title>" + title + "</title><main><h1>" + title + "</h1><p>" + detail + "</p></main></html>";
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean holdsNul(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().contains("%00") || (query != null && query.contains("%00"));
    }
}
