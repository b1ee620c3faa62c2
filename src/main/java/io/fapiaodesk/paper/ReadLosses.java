package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The cases of lost paper invoices as customers, clerks and other capabilities read them. */
@Service
public class ReadLosses {

    private final PaperLossTable losses;
    private final StubCopies stubCopies;

    ReadLosses(PaperLossTable losses, StubCopies stubCopies) {
        this.losses = losses;
        this.stubCopies = stubCopies;
    }

    /**
     * A case with all that clerks need to know of it.
     *
     * @param received YES, NO or UNKNOWN
     * @param missing BOTH, DEDUCTION or INVOICE
     * @param parcels how often it was sent again
     */
    public record Case(
            LossView loss,
            boolean addressCorrect,
            boolean phoneCorrect,
            boolean invoiceCorrect,
            String received,
            String missing,
            int parcels,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {

        /** Says which, and nothing that identifies anybody. */
        @Override
        public String toString() {
            return "Case[" + loss.id() + "]";
        }
    }

    /** The document that is the copy of the stub, once there is one. */
    public Optional<String> stubCopyOf(RequestId id) {
        return stubCopies.documentOf(id);
    }

    public Optional<LossView> find(RequestId id) {
        return losses.find(id).map(LossView::of);
    }

    /** The cases of an account, newest first. */
    public List<LossView> of(String accountId) {
        return losses.of(accountId).stream().map(LossView::of).toList();
    }

    /** The case that is open about an invoice. */
    public Optional<LossView> openOf(String invoiceId) {
        return losses.openOf(invoiceId).map(LossView::of);
    }

    public Optional<Case> forClerks(RequestId id) {
        return losses.find(id).map(ReadLosses::forClerks);
    }

    private static Case forClerks(Loss loss) {
        return new Case(
                LossView.of(loss),
                loss.addressCorrect(),
                loss.phoneCorrect(),
                loss.invoiceCorrect(),
                loss.received().name(),
                loss.missing().name(),
                loss.parcels(),
                loss.mailTo().name(),
                loss.mailTo().phone(),
                loss.mailTo().address());
    }
}
