package io.fapiaodesk.support.web;

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
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.fapiaodesk.support.AskSupport;
import io.fapiaodesk.support.ConcludeSupport;
import io.fapiaodesk.support.SupportForm;
import io.fapiaodesk.support.SupportTopics;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What customers ask us, where the FAQ sends them to a ticket or to their account manager. */
@RestController
@Tag(name = "Support")
class SupportController {

    private final AskSupport ask;
    private final ConcludeSupport conclude;
    private final SupportTopics topics;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final ObjectMapper json;

    SupportController(
            AskSupport ask,
            ConcludeSupport conclude,
            SupportTopics topics,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            ObjectMapper json) {
        this.ask = ask;
        this.conclude = conclude;
        this.topics = topics;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.json = json;
    }

    record Accepted(String requestId, String status, Promised promise) {

        static ResponseEntity<?> of(AskSupport.Asked asked) {
            return ResponseEntity.created(URI.create("/api/requests/" + asked.requestId()))
                    .body(new Accepted(asked.requestId().value(), asked.status(), Promised.of(asked.promise())));
        }
    }

    record Promised(OffsetDateTime target, OffsetDateTime limit, boolean provisional) {

        static Promised of(Promise promise) {
            return new Promised(
                    ShanghaiTime.at(promise.target()), ShanghaiTime.at(promise.limit()), promise.provisional());
        }
    }

    record State(String requestId, String status) {}

    /** The topics, with where the FAQ names them and what it says already. */
    @GetMapping("/api/support-topics")
    ResponseEntity<?> topics(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size, Locale language) {
        return Page.Slice.of(page, size)
                .fold(slice -> ResponseEntity.ok(Page.of(topics.all(language), slice)), problems::respond);
    }

    /**
     * Asks us.
     *
     * @param request JSON, whatever type the part claims to be
     */
    @PostMapping(path = "/api/support-requests", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> ask(
            @RequestPart("request") byte[] request,
            @RequestPart(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest parts)
            throws IOException {
        SignedIn who = signIn.get();
        List<Refusal> unfit = FormParts.examine(parts, Set.of("request"), Set.of("file"));
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        SupportForm form = json.readValue(request, SupportForm.class);
        if (form == null) {
            return problems.respond(Refusal.invalidField("", "WRONG_TYPE"));
        }
        List<Upload> uploads = Uploads.of(files);
        return idempotency.once(
                who, key, Uploads.fingerprint("POST /api/support-requests", request, uploads), () -> ask.ask(
                                who, form, uploads)
                        .fold(Accepted::of, problems::respond));
    }

    /** Takes a question back that has no answer yet. */
    @PostMapping("/api/support-requests/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable String id) {
        return RequestId.isWellFormed(id)
                ? conclude.withdraw(signIn.get(), new RequestId(id))
                        .fold(status -> ResponseEntity.ok(new State(id, status)), problems::respond)
                : problems.respond(Refusal.notFound());
    }
}
