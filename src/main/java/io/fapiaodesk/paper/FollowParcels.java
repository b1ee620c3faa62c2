package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.LossProcess;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes the cases that follow a parcel when the courier has news of it. The news is kept first; waking only makes a case
 * read it, so it may fail, come twice or come late. What was missed is caught up with now and then.
 */
@Component
public class FollowParcels {

    private static final Logger log = LoggerFactory.getLogger(FollowParcels.class);
    private static final int ATTEMPTS = 3;

    private final PaperLossTable losses;
    private final LookAtLoss looking;
    private final LossProcess process;
    private final TransactionTemplate ownTransaction;

    FollowParcels(
            PaperLossTable losses, LookAtLoss looking, LossProcess process, PlatformTransactionManager transactions) {
        this.losses = losses;
        this.looking = looking;
        this.process = process;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ParcelsMoved news) {
        losses.following(news.trackingNumbers()).forEach(this::wake);
    }

    /** After a crash between keeping the news and waking the case, for one. */
    @Scheduled(fixedDelayString = "${fapiao.paper.catch-up:PT1M}", initialDelayString = "${fapiao.paper.catch-up:PT1M}")
    public void catchUp() {
        List<RequestId> behind = losses.behind();
        behind.forEach(this::wake);
    }

    private void wake(RequestId id) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                ownTransaction.executeWithoutResult(transaction -> {
                    // Its row first, so that two pieces of news about one case come one after the other.
                    losses.findForUpdate(id);
                    if (looking.isBehind(id)) {
                        process.parcelMoved(id);
                    }
                });
                return;
            } catch (RuntimeException e) {
                // Somebody decided on the case in this moment, most likely.
                log.info("Case {} could not be told of news about its parcel: {}", id, e.toString());
            }
        }
    }
}
