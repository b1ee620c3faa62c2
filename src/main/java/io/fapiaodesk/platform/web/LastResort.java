package io.fapiaodesk.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container sends what no controller answered: refusals of filters, and failures outside of ours. */
@Controller
class LastResort implements ErrorController {

    private final Failures failures;

    LastResort(Failures failures) {
        this.failures = failures;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        return ErrorAnswers.answer(failure(request), request, response);
    }

    private Failure failure(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable exception) {
            return failures.read(exception, request);
        }
        // Without a status somebody asked for this very address, where nothing is to be found.
        HttpStatusCode status = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(code -> HttpStatusCode.valueOf((Integer) code))
                .orElse(HttpStatus.NOT_FOUND);
        return Failure.of(failures.ofStatus(status));
    }
}
