package io.fapiaodesk.title;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementState;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Either party puts the agreement as it was signed on paper beside the one that we printed. */
@Service
public class AddSignedCopy {

    /** What a case of a few pages can sensibly hold. */
    private static final int MOST_DOCUMENTS = 20;

    private final AgreementTable agreements;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final Documents documents;
    private final Journal journal;

    AddSignedCopy(
            AgreementTable agreements,
            Accounts accounts,
            AccountManagers managers,
            Documents documents,
            Journal journal) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.managers = managers;
        this.documents = documents;
        this.journal = journal;
    }

    /**
     * Keeps the files in the case.
     *
     * @param files one to five
     */
    @Transactional
    public Result<List<StoredDocument>> add(SignedIn who, RequestId id, List<Upload> files) {
        Optional<Agreement> found = agreements.findForUpdate(id).filter(agreement -> isParty(who, agreement));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Agreement agreement = found.get();
        boolean wanted = agreement.isOpen() || agreement.state() == AgreementState.SIGNED;
        if (!wanted || documents.of(id).size() + files.size() > MOST_DOCUMENTS) {
            return Result.refused(Refusal.wrongState("COPY_NOT_WANTED"));
        }
        Result<List<StoredDocument>> stored = documents.store(id, agreement.accountId(), files);
        if (stored instanceof Result.Done<List<StoredDocument>>) {
            journal.record(new JournalEntry(
                    id.value(),
                    "SIGNED_COPY_ADDED",
                    who.accountId() == null ? By.STAFF : By.CUSTOMER,
                    who.name(),
                    Map.of("files", String.valueOf(files.size())),
                    true));
        }
        return stored;
    }

    private boolean isParty(SignedIn who, Agreement agreement) {
        return agreement.accountId().equals(who.accountId())
                || accounts.find(agreement.accountId())
                        .filter(account -> managers.looksAfter(who, account))
                        .isPresent();
    }
}
