package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossState;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.paper.persistence.StubCopyTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.SignedIn;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A clerk adds the scan of the stub that bears the seller's invoice seal, before deciding to hand it out (R76, R77). The
 * customer sees it once the case is settled.
 */
@Service
public class AddStubScan {

    private final PaperLossTable losses;
    private final StubCopyTable copies;
    private final Documents documents;
    private final CaseAccess access;
    private final Journal journal;
    private final Clock clock;

    AddStubScan(
            PaperLossTable losses,
            StubCopyTable copies,
            Documents documents,
            CaseAccess access,
            Journal journal,
            Clock clock) {
        this.losses = losses;
        this.copies = copies;
        this.documents = documents;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the case is on the desk of this clerk, so that a scan can be added. */
    @Transactional(readOnly = true)
    public boolean isAtHand(SignedIn clerk, RequestId id) {
        return access.mayRead(clerk, id)
                && losses.find(id)
                        .filter(loss -> loss.state() == LossState.IN_HAND)
                        .isPresent();
    }

    /**
     * Keeps one file; a later one takes the place of an earlier one.
     *
     * @return refused as not found when the case is not on the clerk's desk, with {@code LOSS_NOT_AT_HAND} when it has
     *     moved on, and at {@code /proof} when it is not one readable file
     */
    @Transactional
    public Result<RequestId> add(SignedIn clerk, RequestId id, List<Upload> scans) {
        Optional<Loss> loss = losses.findForUpdate(id).filter(found -> access.mayRead(clerk, id));
        if (loss.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (loss.get().state() != LossState.IN_HAND) {
            return Result.refused(Refusal.wrongState("LOSS_NOT_AT_HAND"));
        }
        if (scans.size() > 1) {
            return Result.refused(Refusal.invalidField("/proof", "FILE_COUNT", "1"));
        }
        return documents
                .store(id, loss.get().accountId(), scans)
                .fold(
                        stored -> {
                            copies.put(id, stored.get(0).id(), clerk.name(), clock.instant());
                            journal.record(new JournalEntry(
                                    id.value(),
                                    "STUB_SCAN_ADDED",
                                    By.STAFF,
                                    clerk.name(),
                                    Map.of("sha256", stored.get(0).sha256()),
                                    false));
                            return Result.done(id);
                        },
                        Result::refused);
    }
}
