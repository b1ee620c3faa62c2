package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.persistence.StubCopyTable;
import io.fapiaodesk.platform.documents.Documents;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The copies of stubs that customers get (R76, R77): the scan that a clerk added. In the sandbox, where no stub exists, a
 * sample takes its place; nowhere else.
 */
@Component
class StubCopies {

    private static final String SYSTEM = LookAtLoss.SYSTEM;

    private final StubCopyTable copies;
    private final ObjectProvider<StubCopySample> sample;
    private final Documents documents;
    private final Clock clock;

    StubCopies(StubCopyTable copies, ObjectProvider<StubCopySample> sample, Documents documents, Clock clock) {
        this.copies = copies;
        this.sample = sample;
        this.documents = documents;
        this.clock = clock;
    }

    boolean canBeHandedOut(RequestId id) {
        return copies.documentOf(id).isPresent() || sample.getIfAvailable() != null;
    }

    /** Whether a clerk has added the scan already. */
    boolean isScanned(RequestId id) {
        return copies.documentOf(id).isPresent();
    }

    /** Makes sure that there is a copy to hand out. */
    void make(Loss loss, InvoiceView invoice) {
        if (isScanned(loss.id())) {
            return;
        }
        Instant now = clock.instant();
        String document = documents.keepOwn(
                loss.id(),
                loss.accountId(),
                "stub-copy-" + loss.invoiceId() + ".pdf",
                "application/pdf",
                sample.getObject().print(loss, invoice, now));
        copies.put(loss.id(), document, SYSTEM, now);
    }

    /** The document that is the copy of the stub. */
    Optional<String> documentOf(RequestId id) {
        return copies.documentOf(id);
    }
}
