package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.DocumentAccess.Grant;
import io.fapiaodesk.platform.documents.Documents.Owned;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives out proof files: to be saved, never to be shown by the browser as part of this site, and never without an entry
 * in the journal of the case.
 */
@RestController
@Tag(name = "Documents")
class DocumentController {

    private final Documents documents;
    private final DocumentAccess access;
    private final CurrentSignIn signIn;
    private final Journal journal;
    private final Problems problems;

    DocumentController(
            Documents documents, DocumentAccess access, CurrentSignIn signIn, Journal journal, Problems problems) {
        this.documents = documents;
        this.access = access;
        this.signIn = signIn;
        this.journal = journal;
        this.problems = problems;
    }

    /** What auditors read of a document. */
    record Metadata(String id, String caseId, String mediaType, long size, String sha256, OffsetDateTime storedAt) {}

    @GetMapping({"/documents/{id}", "/api/documents/{id}"})
    @Transactional
    @Operation(summary = "A proof file, to its owner and to the staff whose case it is; its hash, to auditors")
    public ResponseEntity<?> read(@PathVariable("id") String id) {
        SignedIn who = signIn.get();
        return documents
                .find(id)
                .<ResponseEntity<?>>map(owned -> answer(who, owned))
                .orElseGet(() -> problems.respond(Refusal.notFound()));
    }

    private ResponseEntity<?> answer(SignedIn who, Owned owned) {
        Grant grant = access.grant(who, owned);
        note(who, owned.document(), grant);
        return switch (grant) {
            case HIDDEN -> problems.respond(Refusal.notFound());
            case DENIED -> problems.respond(Refusal.notPermitted("NOT_PERMITTED"));
            case METADATA ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(metadata(owned.document()));
            case CONTENT -> file(owned.document());
        };
    }

    private void note(SignedIn who, StoredDocument document, Grant grant) {
        String action =
                switch (grant) {
                    case HIDDEN, DENIED -> "DOCUMENT_ACCESS_DENIED";
                    case METADATA -> "DOCUMENT_HASH_READ";
                    case CONTENT -> "DOCUMENT_READ";
                };
        journal.record(new JournalEntry(
                document.caseId().value(),
                action,
                who.accountId() == null ? By.STAFF : By.CUSTOMER,
                who.name(),
                Map.of("document", document.id()),
                false));
    }

    private ResponseEntity<byte[]> file(StoredDocument document) {
        return FileResponse.of(new DocumentFile(
                document.id(), document.fileName(), document.mediaType(), documents.content(document)));
    }

    private static Metadata metadata(StoredDocument document) {
        return new Metadata(
                document.id(),
                document.caseId().value(),
                document.mediaType(),
                document.size(),
                document.sha256(),
                ShanghaiTime.at(document.storedAt()));
    }
}
