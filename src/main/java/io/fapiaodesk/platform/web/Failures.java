package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.fapiaodesk.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Reads every exception as what it means to whoever asked. What means nothing to them is our own fault: it is logged
 * under a reference, and the reference is all they see of it.
 */
@Component
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String REFERENCE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RETRY_SECONDS = 5;

    /** PostgreSQL's codes for text that it cannot store: characters not in the repertoire, untranslatable ones. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    /** Connection lost, out of resources, shut down by an operator, read-only after a failover. */
    private static final List<String> OUT_OF_SERVICE = List.of("08", "53", "57P", "25006");

    private static final Set<String> NEEDED = Set.of("NotNull", "NotBlank", "NotEmpty");

    private final Problems problems;
    private final ObjectProvider<FailureTranslator> translators;

    Failures(Problems problems, ObjectProvider<FailureTranslator> translators) {
        this.problems = problems;
        this.translators = translators;
    }

    Failure read(Throwable exception, HttpServletRequest request) {
        if (exception instanceof JsonProcessingException) {
            // A controller read a part of the request by itself. Whoever reads JSON of our own wraps what it throws.
            return Failure.of(ofBody(exception));
        }
        List<Throwable> causes = causes(exception);
        for (Throwable cause : causes) {
            Optional<Failure> failure = ofRequest(cause).or(() -> ofDatabase(cause));
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        for (Throwable cause : causes) {
            Optional<Refusal> refusal = translators.stream()
                    .flatMap(t -> t.translate(cause).stream())
                    .findFirst();
            if (refusal.isPresent()) {
                return Failure.of(problems.problem(List.of(refusal.get())));
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof ErrorResponse response
                    && !response.getStatusCode().is5xxServerError()) {
                return new Failure(ofStatus(response.getStatusCode()), response.getHeaders());
            }
        }
        return Failure.of(incident(exception, request));
    }

    /** What there is to say when all we know is the status. */
    ProblemDetail ofStatus(HttpStatusCode status) {
        HttpStatus known =
                Optional.ofNullable(HttpStatus.resolve(status.value())).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        return switch (known) {
            case UNAUTHORIZED -> problems.problem(known, "UNAUTHENTICATED");
            case FORBIDDEN -> problems.problem(known, "NOT_PERMITTED");
            case NOT_FOUND -> problems.problem(known, "NOT_FOUND");
            case METHOD_NOT_ALLOWED -> problems.problem(known, "METHOD_NOT_ALLOWED");
            case NOT_ACCEPTABLE -> problems.problem(known, "NOT_ACCEPTABLE");
            case CONFLICT -> problems.problem(known, "CHANGED_MEANWHILE");
            case PAYLOAD_TOO_LARGE -> problems.problem(known, "TOO_LARGE");
            case UNSUPPORTED_MEDIA_TYPE -> problems.problem(known, "UNSUPPORTED_MEDIA_TYPE");
            case TOO_MANY_REQUESTS -> problems.problem(known, "TOO_MANY_REQUESTS");
            case SERVICE_UNAVAILABLE -> problems.problem(known, "UNAVAILABLE");
            default ->
                known.is4xxClientError()
                        ? problems.problem(known, "BAD_REQUEST")
                        : problems.problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", "-");
        };
    }

    private Optional<Failure> ofRequest(Throwable cause) {
        if (cause instanceof HttpMessageNotReadableException unreadable) {
            return Optional.of(Failure.of(ofBody(unreadable)));
        }
        if (cause instanceof MaxUploadSizeExceededException) {
            return Optional.of(Failure.of(ofStatus(HttpStatus.PAYLOAD_TOO_LARGE)));
        }
        if (cause instanceof MultipartException) {
            // Tomcat's own exception for too many parts has a name that Spring does not look for.
            boolean tooMany = causes(cause).stream()
                    .anyMatch(inner -> inner.getClass().getSimpleName().contains("LimitExceeded"));
            return Optional.of(Failure.of(
                    tooMany
                            ? ofStatus(HttpStatus.PAYLOAD_TOO_LARGE)
                            : problems.problem(HttpStatus.BAD_REQUEST, "MALFORMED_MULTIPART")));
        }
        if (cause instanceof MissingServletRequestPartException missing) {
            return Optional.of(Failure.of(missing(missing.getRequestPartName())));
        }
        if (cause instanceof MissingServletRequestParameterException missing) {
            return Optional.of(Failure.of(missing(missing.getParameterName())));
        }
        if (cause instanceof MissingRequestHeaderException missing) {
            return Optional.of(Failure.of(missing(missing.getHeaderName())));
        }
        if (cause instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(Failure.of(ofArgument(mismatch)));
        }
        if (cause instanceof BindException invalid) { // a MethodArgumentNotValidException, too
            return Optional.of(Failure.of(problems.invalidFields(errors(invalid.getBindingResult()))));
        }
        if (cause instanceof HandlerMethodValidationException invalid) {
            return Optional.of(Failure.of(problems.invalidFields(errors(invalid))));
        }
        if (cause instanceof RequestRejectedException || cause instanceof HostileCharacters.Found) {
            return Optional.of(Failure.of(problems.problem(HttpStatus.BAD_REQUEST, "HOSTILE_CHARACTERS")));
        }
        return Optional.empty();
    }

    private Optional<Failure> ofDatabase(Throwable cause) {
        if (cause instanceof ConcurrencyFailureException || cause instanceof DuplicateKeyException) {
            return Optional.of(Failure.of(ofStatus(HttpStatus.CONFLICT)).retryAfter(1));
        }
        if (cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessResourceException
                || cause instanceof QueryTimeoutException
                || cause instanceof TransactionTimedOutException
                || cause instanceof SQLTransientException
                || cause instanceof ConnectException) {
            log.warn("Out of service: {}", summary(cause));
            return Optional.of(
                    Failure.of(ofStatus(HttpStatus.SERVICE_UNAVAILABLE)).retryAfter(RETRY_SECONDS));
        }
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            String state = sql.getSQLState();
            if (UNSTORABLE_TEXT.contains(state)) {
                return Optional.of(Failure.of(problems.problem(HttpStatus.BAD_REQUEST, "HOSTILE_CHARACTERS")));
            }
            if (OUT_OF_SERVICE.stream().anyMatch(state::startsWith)) {
                log.warn("Out of service: {}", summary(cause));
                return Optional.of(
                        Failure.of(ofStatus(HttpStatus.SERVICE_UNAVAILABLE)).retryAfter(RETRY_SECONDS));
            }
        }
        return Optional.empty();
    }

    private ProblemDetail ofBody(Throwable unreadable) {
        for (Throwable cause : causes(unreadable)) {
            if (cause instanceof HostileCharacters.Found) {
                break;
            }
            if (cause instanceof JsonMappingException mapping) {
                String pointer = pointer(mapping);
                if (causes(mapping).stream().anyMatch(HostileCharacters.Found.class::isInstance)) {
                    return invalid(problems.fieldError(pointer, "HOSTILE_CHARACTERS"));
                }
                if (cause instanceof UnrecognizedPropertyException) {
                    return invalid(problems.fieldError(pointer, "UNKNOWN_FIELD"));
                }
                if (cause instanceof InvalidFormatException format) {
                    return invalid(invalidValue(pointer, format.getTargetType()));
                }
                if (cause instanceof MismatchedInputException && !pointer.isEmpty()) {
                    return invalid(problems.fieldError(pointer, "WRONG_TYPE"));
                }
            }
            if (cause instanceof JacksonException) {
                return problems.problem(HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
            }
            if (cause instanceof InterruptedIOException) { // the body stopped coming
                return ofStatus(HttpStatus.REQUEST_TIMEOUT);
            }
        }
        return problems.problem(HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
    }

    private FieldError invalidValue(String pointer, Class<?> expected) {
        if (expected.isEnum()) {
            String allowed = Arrays.stream(expected.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            String detail = problems.fieldError(pointer, "INVALID_VALUE.allowed", allowed)
                    .detail();
            return new FieldError(pointer, "INVALID_VALUE", detail);
        }
        return problems.fieldError(pointer, "INVALID_VALUE");
    }

    private ProblemDetail ofArgument(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ofStatus(HttpStatus.NOT_FOUND);
        }
        if (causes(mismatch).stream().anyMatch(HostileCharacters.Found.class::isInstance)) {
            return problems.problem(HttpStatus.BAD_REQUEST, "HOSTILE_CHARACTERS");
        }
        return invalid(problems.fieldError("/" + mismatch.getName(), "WRONG_TYPE"));
    }

    private ProblemDetail missing(String name) {
        ProblemDetail problem = problems.problem(HttpStatus.BAD_REQUEST, "MISSING_PART", name);
        problem.setProperty("errors", List.of(problems.fieldError("/" + name, "REQUIRED")));
        return problem;
    }

    private ProblemDetail invalid(FieldError error) {
        return problems.invalidFields(List.of(error));
    }

    private List<FieldError> errors(BindingResult result) {
        return result.getFieldErrors().stream()
                .map(error -> {
                    String pointer =
                            "/" + error.getField().replaceAll("[.\\[]", "/").replace("]", "");
                    if (error.contains(TypeMismatchException.class)) {
                        boolean hostile = causes(error.unwrap(TypeMismatchException.class)).stream()
                                .anyMatch(HostileCharacters.Found.class::isInstance);
                        return problems.fieldError(pointer, hostile ? "HOSTILE_CHARACTERS" : "WRONG_TYPE");
                    }
                    return error(pointer, error.getCode(), error.getDefaultMessage());
                })
                .toList();
    }

    private List<FieldError> errors(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> {
                    String[] codes = Optional.ofNullable(error.getCodes()).orElse(new String[0]);
                    return error(
                            "/" + result.getMethodParameter().getParameterName(),
                            codes.length == 0 ? "" : codes[codes.length - 1],
                            error.getDefaultMessage());
                }))
                .toList();
    }

    private FieldError error(String pointer, @Nullable String constraint, @Nullable String message) {
        if (constraint != null && NEEDED.contains(constraint)) {
            return problems.fieldError(pointer, "REQUIRED");
        }
        FieldError general = problems.fieldError(pointer, "INVALID_VALUE");
        return message == null ? general : new FieldError(pointer, general.code(), message);
    }

    private ProblemDetail incident(Throwable exception, HttpServletRequest request) {
        String reference = newReference();
        // The URI is as it was sent, so that it cannot break the line.
        log.error("Incident {}: {} {}", reference, request.getMethod(), request.getRequestURI(), exception);
        ProblemDetail problem = problems.problem(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", reference);
        problem.setProperty("incident", reference);
        return problem;
    }

    private static String newReference() {
        return RANDOM.ints(8, 0, REFERENCE_ALPHABET.length())
                .mapToObj(i -> String.valueOf(REFERENCE_ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    private static String summary(Throwable cause) {
        return String.format(Locale.ROOT, "%s: %s", cause.getClass().getSimpleName(), cause.getMessage());
    }

    static String pointer(JsonMappingException exception) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : exception.getPath()) {
            pointer.append('/')
                    .append(
                            step.getFieldName() == null
                                    ? String.valueOf(step.getIndex())
                                    : step.getFieldName().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static List<Throwable> causes(Throwable exception) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = exception; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
