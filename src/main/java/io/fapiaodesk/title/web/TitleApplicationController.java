package io.fapiaodesk.title.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.FormParts;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.fapiaodesk.title.AnswerQuestion;
import io.fapiaodesk.title.ApplyForTitle;
import io.fapiaodesk.title.TitleForm;
import io.fapiaodesk.title.WithdrawApplication;
import io.fapiaodesk.title.domain.TitleApplication;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Applications for an enterprise title from an individual account. */
@RestController
@RequestMapping("/api/title-applications")
@Tag(name = "Title applications")
class TitleApplicationController {

    private final ApplyForTitle apply;
    private final WithdrawApplication withdraw;
    private final AnswerQuestion answer;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final ObjectMapper json;

    TitleApplicationController(
            ApplyForTitle apply,
            WithdrawApplication withdraw,
            AnswerQuestion answer,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            ObjectMapper json) {
        this.apply = apply;
        this.withdraw = withdraw;
        this.answer = answer;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.json = json;
    }

    record Accepted(String requestId, String status, PromiseBody promise) {}

    record PromiseBody(OffsetDateTime target, OffsetDateTime limit, boolean provisional) {
        static PromiseBody of(Promise promise) {
            return new PromiseBody(
                    ShanghaiTime.at(promise.target()), ShanghaiTime.at(promise.limit()), promise.provisional());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(String requestId, String status) {
        static State of(TitleApplication application) {
            return new State(application.id().value(), application.state().name());
        }
    }

    /**
     * Opens a case.
     *
     * @param application JSON, whatever type the part claims to be
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> submit(
            @RequestPart("application") byte[] application,
            @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> proof,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException {
        SignedIn who = signIn.get();
        List<Refusal> unfit = FormParts.examine(request, Set.of("application"), Set.of("proof"));
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        TitleForm form = json.readValue(application, TitleForm.class);
        if (form == null) {
            return problems.respond(Refusal.invalidField("", "WRONG_TYPE"));
        }
        List<Upload> uploads = Uploads.of(proof);
        return idempotency.once(
                who, key, Uploads.fingerprint("POST /api/title-applications", application, uploads), () -> apply.submit(
                                who, form, uploads)
                        .fold(
                                submitted -> ResponseEntity.created(
                                                URI.create("/api/requests/" + submitted.requestId()))
                                        .body(new Accepted(
                                                submitted.requestId().value(),
                                                submitted.status(),
                                                PromiseBody.of(submitted.promise()))),
                                problems::respond));
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable String id) {
        return withCase(id, caseId -> withdraw.withdraw(signIn.get(), caseId)
                .fold(application -> ResponseEntity.ok(State.of(application)), problems::respond));
    }

    /** Answers the reviewer's question in words, in files, or both. */
    @PostMapping(path = "/{id}/answers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> answer(
            @PathVariable String id,
            @RequestPart(name = "answer", required = false) @Nullable String text,
            @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> proof,
            HttpServletRequest request)
            throws IOException {
        List<Refusal> unfit = FormParts.examine(request, Set.of("answer"), Set.of("proof"));
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        List<Upload> uploads = Uploads.of(proof);
        return withCase(id, caseId -> answer.answer(signIn.get(), caseId, text, uploads)
                .fold(application -> ResponseEntity.ok(State.of(application)), problems::respond));
    }

    private ResponseEntity<?> withCase(String id, Function<RequestId, ResponseEntity<?>> then) {
        return RequestId.isWellFormed(id) ? then.apply(new RequestId(id)) : problems.respond(Refusal.notFound());
    }
}
