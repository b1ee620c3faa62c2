package io.fapiaodesk.title.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Refusal;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
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

/** Agreements about further titles, to the account managers who look after the accounts. */
@RestController
@RequestMapping("/api/staff/title-agreements")
@Tag(name = "Title agreements")
class StaffAgreementController {

    private final ApplyForAgreement apply;
    private final EndAgreement end;
    private final AddSignedCopy copies;
    private final ReadAgreements agreements;
    private final AgreementAnswers answers;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final ObjectMapper json;

    StaffAgreementController(
            ApplyForAgreement apply,
            EndAgreement end,
            AddSignedCopy copies,
            ReadAgreements agreements,
            AgreementAnswers answers,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            ObjectMapper json) {
        this.apply = apply;
        this.end = end;
        this.copies = copies;
        this.agreements = agreements;
        this.answers = answers;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.json = json;
    }

    /**
     * What an account manager opens for a customer.
     *
     * @param ticket the customer's ticket
     */
    record ForTicket(
            @Nullable String accountId,
            @Nullable String ticket,
            @Nullable String titleName,
            @Nullable String taxId,
            @Nullable String titleKind,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone,
            AgreementForm.@Nullable ContactForm contact,
            @Nullable Boolean acknowledgeTaxId) {

        AgreementForm form() {
            return new AgreementForm(
                    titleName, taxId, titleKind, bank, bankAccount, address, phone, contact, acknowledgeTaxId);
        }
    }

    /** Opens an agreement for the ticket of one of the manager's accounts (R31). */
    @PostMapping
    ResponseEntity<?> open(
            @RequestBody ForTicket wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws JsonProcessingException {
        SignedIn who = signIn.get();
        String call = "POST /api/staff/title-agreements " + json.writeValueAsString(wanted);
        return idempotency.once(
                who, key, call, () -> apply.openForTicket(who, wanted.accountId(), wanted.ticket(), wanted.form())
                        .fold(TitleAgreementController.Accepted::of, problems::respond));
    }

    /**
     * Files a pay-on-behalf agreement (R50).
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
        PayOnBehalfForm form = json.readValue(agreement, PayOnBehalfForm.class);
        if (form == null) {
            return problems.respond(Refusal.invalidField("", "REQUIRED"));
        }
        List<Upload> uploads = Uploads.of(proof);
        String call = Uploads.fingerprint("POST /api/staff/title-agreements/pay-on-behalf", agreement, uploads);
        return idempotency.once(who, key, call, () -> apply.openPayOnBehalf(who, form, uploads)
                .fold(TitleAgreementController.Accepted::of, problems::respond));
    }

    /** The register of the accounts that the manager looks after today. */
    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        SignedIn who = signIn.get();
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(new Page<>(
                                agreements.ofAccountsOf(who, slice.offset(), slice.size()).stream()
                                        .map(AgreementBody::of)
                                        .toList(),
                                slice.page(),
                                slice.size(),
                                agreements.countOfAccountsOf(who))),
                        problems::respond);
    }

    /** Ends an agreement before its term. */
    @PostMapping("/{id}/termination")
    ResponseEntity<?> end(@PathVariable String id, @RequestBody AgreementBody.Ending ending) {
        return answers.moved(id, caseId -> end.byManager(signIn.get(), caseId, ending.reason()));
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
