package io.fapiaodesk.title.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.fapiaodesk.title.AddSignedCopy;
import io.fapiaodesk.title.AgreementForm;
import io.fapiaodesk.title.ApplyForAgreement;
import io.fapiaodesk.title.EndAgreement;
import io.fapiaodesk.title.PayOnBehalfForm;
import io.fapiaodesk.title.ReadAgreements;
import io.fapiaodesk.title.WithdrawAgreement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Agreements about further titles, to the customer who has or wants them. */
@RestController
@RequestMapping("/api/title-agreements")
@Tag(name = "Title agreements")
class TitleAgreementController {

    private final ApplyForAgreement apply;
    private final WithdrawAgreement withdraw;
    private final EndAgreement end;
    private final AddSignedCopy copies;
    private final ReadAgreements agreements;
    private final AgreementAnswers answers;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final ObjectMapper json;

    TitleAgreementController(
            ApplyForAgreement apply,
            WithdrawAgreement withdraw,
            EndAgreement end,
            AddSignedCopy copies,
            ReadAgreements agreements,
            AgreementAnswers answers,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            ObjectMapper json) {
        this.apply = apply;
        this.withdraw = withdraw;
        this.end = end;
        this.copies = copies;
        this.agreements = agreements;
        this.answers = answers;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.json = json;
    }

    record Accepted(String requestId, String status, TitleApplicationController.PromiseBody promise) {
        static ResponseEntity<?> of(ApplyForAgreement.Opened opened) {
            return ResponseEntity.created(URI.create("/api/requests/" + opened.requestId()))
                    .body(new Accepted(
                            opened.requestId().value(),
                            opened.status(),
                            TitleApplicationController.PromiseBody.of(opened.promise())));
        }
    }

    /** Opens a case for the account manager, or refuses with every reason. */
    @PostMapping
    ResponseEntity<?> submit(
            @RequestBody AgreementForm form,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws JsonProcessingException {
        SignedIn who = signIn.get();
        String call = "POST /api/title-agreements " + json.writeValueAsString(form);
        return idempotency.once(who, key, call, () -> apply.submit(who, form).fold(Accepted::of, problems::respond));
    }

    /**
     * The payer starts a pay-on-behalf agreement with the template that both have signed or sealed (R50).
     *
     * @param agreement JSON, whatever type the part claims to be
     */
    @PostMapping(path = "/pay-on-behalf", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> payOnBehalf(
            @RequestPart("agreement") byte[] agreement,
            @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> proof,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        SignedIn who = signIn.get();
        PayOnBehalfForm.Asked form = json.readValue(agreement, PayOnBehalfForm.Asked.class);
        if (form == null) {
            return problems.respond(Refusal.invalidField("", "REQUIRED"));
        }
        List<Upload> uploads = Uploads.of(proof);
        String call = Uploads.fingerprint("POST /api/title-agreements/pay-on-behalf", agreement, uploads);
        return idempotency.once(
                who, key, call, () -> apply.askPayOnBehalf(who, form, uploads).fold(Accepted::of, problems::respond));
    }

    /** The register: what the account has, had and waits for, and what makes it the beneficiary. */
    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        String accountId = signIn.get().accountId();
        if (accountId == null) {
            return problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(Page.of(
                                agreements.of(accountId).stream()
                                        .map(AgreementBody::of)
                                        .toList(),
                                slice)),
                        problems::respond);
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable String id) {
        String accountId = String.valueOf(signIn.get().accountId());
        return Optional.of(id)
                .filter(RequestId::isWellFormed)
                .flatMap(known -> agreements.of(accountId, new RequestId(known)))
                .<ResponseEntity<?>>map(entry -> ResponseEntity.ok(AgreementBody.of(entry)))
                .orElseGet(() -> problems.respond(Refusal.notFound()));
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable String id) {
        return answers.moved(id, caseId -> withdraw.withdraw(signIn.get(), caseId));
    }

    /** Ends an agreement before its term. */
    @PostMapping("/{id}/termination")
    ResponseEntity<?> end(@PathVariable String id, @RequestBody AgreementBody.Ending ending) {
        return answers.moved(id, caseId -> end.byCustomer(signIn.get(), caseId, ending.reason()));
    }

    /** Adds the agreement as it was signed on paper. */
    @PostMapping(path = "/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> add(
            @PathVariable String id, @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> proof)
            throws IOException {
        List<Upload> uploads = Uploads.of(proof);
        return answers.added(id, caseId -> copies.add(signIn.get(), caseId, uploads));
    }
}
