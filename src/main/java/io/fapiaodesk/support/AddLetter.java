package io.fapiaodesk.support;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.persistence.SupportTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one who answers puts a sealed letter, or another file, beside the answer; the customer downloads it. */
@Service
public class AddLetter {

    /** What a question can sensibly hold. */
    private static final int MOST_DOCUMENTS = 20;

    private final SupportTable table;
    private final CaseAccess access;
    private final Documents documents;
    private final Journal journal;

    AddLetter(SupportTable table, CaseAccess access, Documents documents, Journal journal) {
        this.table = table;
        this.access = access;
        this.documents = documents;
        this.journal = journal;
    }

    /** Whether this person has the question on the desk, and it waits for an answer. */
    @Transactional(readOnly = true)
    public boolean mayAdd(SignedIn who, RequestId id) {
        return access.mayRead(who, id)
                && table.find(id).filter(SupportRequest::isOpen).isPresent();
    }

    /**
     * Keeps the files in the case.
     *
     * @param files one to five
     */
    @Transactional
    public Result<List<StoredDocument>> add(SignedIn who, RequestId id, List<Upload> files) {
        Optional<SupportRequest> found = table.findForUpdate(id).filter(request -> access.mayRead(who, id));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (!found.get().isOpen() || documents.of(id).size() + files.size() > MOST_DOCUMENTS) {
            return Result.refused(Refusal.wrongState("LETTER_NOT_WANTED"));
        }
        Result<List<StoredDocument>> stored = documents.store(id, found.get().accountId(), files);
        if (stored instanceof Result.Done<List<StoredDocument>>) {
            journal.record(new JournalEntry(
                    id.value(),
                    "SUPPORT_LETTER_ADDED",
                    By.STAFF,
                    who.name(),
                    Map.of("files", String.valueOf(files.size())),
                    true));
        }
        return stored;
    }
}
