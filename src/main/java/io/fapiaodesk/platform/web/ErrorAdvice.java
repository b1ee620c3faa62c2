package io.fapiaodesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Nothing that goes wrong in a controller leaves as anything but a problem document or the error page. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice {

    private final Failures failures;

    ErrorAdvice(Failures failures) {
        this.failures = failures;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    Object anything(Exception exception, HttpServletRequest request, HttpServletResponse response) {
        Failure failure = failures.read(exception, request);
        if (response.isCommitted()) {
            return null;
        }
        return ErrorAnswers.answer(failure, request, response);
    }

    /** Whether to ask for a sign-in or to refuse is for Spring Security to say. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void forSpringSecurity(RuntimeException exception) {
        throw exception;
    }

    /** Nobody is there any more to be answered. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void abandoned() {}

    /** No parameter and no form field may hold what no text may. */
    @InitBinder
    void refuseHostileCharacters(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(@Nullable String text) {
                if (text != null && HostileCharacters.in(text)) {
                    throw new HostileCharacters.Found();
                }
                setValue(text);
            }

            @Override
            public @Nullable String getAsText() {
                Object value = getValue();
                return value == null ? null : value.toString();
            }
        });
    }
}
