package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossState;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer says, or corrects, whom and where to send it to. */
@Service
public class AddressLoss {

    private final PaperLossTable losses;
    private final Journal journal;

    AddressLoss(PaperLossTable losses, Journal journal) {
        this.losses = losses;
        this.journal = journal;
    }

    @Transactional
    public Result<LossView> sendTo(String accountId, RequestId id, LossReport.Contact contact) {
        Optional<Loss> found =
                losses.findForUpdate(id).filter(loss -> loss.accountId().equals(accountId));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Loss loss = found.get();
        if (!loss.isOpen()) {
            return Result.refused(Refusal.wrongState("LOSS_CLOSED"));
        }
        if (loss.state() == LossState.SENDING) {
            return Result.refused(Refusal.wrongState("LOSS_BEING_SENT"));
        }
        return contact.check("", null)
                .fold(
                        where -> {
                            Loss addressed = loss.sendTo(where);
                            losses.update(addressed);
                            journal.record(new JournalEntry(
                                    id.value(), "ADDRESS_GIVEN", By.CUSTOMER, accountId, Map.of(), true));
                            return Result.done(LossView.of(addressed));
                        },
                        Result::refused);
    }
}
