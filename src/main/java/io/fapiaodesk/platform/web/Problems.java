package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.RuleId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Says no in the way of RFC 9457: one shape for every refusal and every failure, with a stable code for machines and a
 * sentence in their language for people.
 */
@Component
public class Problems {

    /** More than one field is wrong; the errors tell which. */
    static final String SEVERAL_FIELDS = "INVALID_FIELDS";

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /**
     * The answer to a request that was refused. Several wrong fields are told at once. When there are reasons of several
     * kinds, the one that hides most decides the status: what does not exist has no state to be in.
     */
    public ResponseEntity<ProblemDetail> respond(List<Refusal> refusals) {
        ProblemDetail problem = problem(refusals);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    public ResponseEntity<ProblemDetail> respond(Refusal... refusals) {
        return respond(List.of(refusals));
    }

    /** What {@link #respond} answers, for those who answer in another way, such as pages. */
    public ProblemDetail problem(List<Refusal> refusals) {
        Refusal first = refusals.stream()
                .min(Comparator.comparing(refusal -> precedence(refusal.kind())))
                .orElseThrow(() -> new IllegalArgumentException("A refusal says why"));
        HttpStatus status = statusOf(first.kind());
        List<FieldError> errors = refusals.stream()
                .filter(refusal -> refusal.kind() == Refusal.Kind.INVALID_FIELD)
                .map(this::fieldError)
                .toList();
        if (status == HttpStatus.UNPROCESSABLE_ENTITY) {
            ProblemDetail problem = invalidFields(errors);
            if (errors.size() == 1) {
                explain(problem, first);
            }
            return problem;
        }
        ProblemDetail problem = problem(status, first.code(), detail(first));
        explain(problem, first);
        if (refusals.size() > 1 && status != HttpStatus.NOT_FOUND) {
            problem.setProperty(
                    "refusals", refusals.stream().map(this::explained).toList());
        }
        return problem;
    }

    /** A failure that no rule has a part in; its text is {@code problem.<code>}. */
    public ProblemDetail problem(HttpStatus status, String code, String... arguments) {
        return problem(status, code, texts.get("problem." + code, arguments));
    }

    ProblemDetail invalidFields(List<FieldError> errors) {
        ProblemDetail problem = errors.size() == 1
                ? problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        errors.get(0).code(),
                        errors.get(0).detail())
                : problem(HttpStatus.UNPROCESSABLE_ENTITY, SEVERAL_FIELDS);
        problem.setProperty("errors", errors);
        return problem;
    }

    FieldError fieldError(String pointer, String code, String... arguments) {
        return fieldError(Refusal.invalidField(pointer, code, arguments));
    }

    /** Writes a problem where no controller is at hand: in filters and in the handlers of Spring Security. */
    public void send(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }

    private static int precedence(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> 0;
            case NOT_PERMITTED -> 1;
            case INVALID_FIELD -> 2;
            case WRONG_STATE -> 3;
        };
    }

    private static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
            case INVALID_FIELD -> HttpStatus.UNPROCESSABLE_ENTITY;
            case WRONG_STATE -> HttpStatus.CONFLICT;
        };
    }

    private ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(
                "urn:problem-type:fapiao-desk:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        problem.setTitle(
                texts.find("problem.title." + status.value(), List.of()).orElse(status.getReasonPhrase()));
        problem.setDetail(detail);
        problem.setProperty("code", code);
        return problem;
    }

    private void explain(ProblemDetail problem, Refusal refusal) {
        Explained explained = explained(refusal);
        Stream.of(
                        Map.entry("rule", nothingIfNull(explained.rule())),
                        Map.entry("faq", nothingIfNull(explained.faq())),
                        Map.entry("wouldPassIf", nothingIfNull(explained.wouldPassIf())),
                        Map.entry("help", nothingIfNull(explained.help())))
                .filter(entry -> !entry.getValue().isEmpty())
                .forEach(entry -> problem.setProperty(entry.getKey(), entry.getValue()));
    }

    private static String nothingIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Explained explained(Refusal refusal) {
        RuleId rule = refusal.rule();
        return new Explained(
                refusal.code(),
                detail(refusal),
                rule == null ? null : rule.toString(),
                refusal.faqSection(),
                wouldPassIf(refusal),
                // Where a person helps, as a page with what it is about filled in.
                texts.find("refusal." + refusal.code() + ".help", List.of()).orElse(null));
    }

    FieldError fieldError(Refusal refusal) {
        String pointer = refusal.pointer();
        return new FieldError(pointer == null ? "" : pointer, refusal.code(), detail(refusal), wouldPassIf(refusal));
    }

    private @Nullable String wouldPassIf(Refusal refusal) {
        return texts.find("refusal." + refusal.code() + ".wouldPassIf", refusal.arguments())
                .orElse(null);
    }

    private String detail(Refusal refusal) {
        List<String> keys = new ArrayList<>();
        if (!refusal.arguments().isEmpty()) {
            // "Did you mean ...?", where something can be suggested.
            keys.add("refusal." + refusal.code() + ".suggesting");
        }
        keys.add("refusal." + refusal.code());
        if (refusal.rule() != null) {
            // A violated rule refuses with the words of its finding, unless it has words of its own for it.
            keys.add("finding." + refusal.code());
        }
        keys.add("problem." + refusal.code());
        return keys.stream()
                .flatMap(key -> texts.find(key, refusal.arguments()).stream())
                .findFirst()
                .orElseGet(() -> texts.get("problem.REFUSED"));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Explained(
            String code,
            String detail,
            @Nullable String rule,
            @Nullable String faq,
            @Nullable String wouldPassIf,
            @Nullable String help) {}
}
