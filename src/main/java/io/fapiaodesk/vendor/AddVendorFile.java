package io.fapiaodesk.vendor;

import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.invoicing.ForwardToVendor.Forwarded;
import io.fapiaodesk.invoicing.ForwardToVendor.Speaker;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the file of an invoice that a vendor issues, before or after its answer: from the marketplace, or from the operator
 * to whom the vendor has mailed it. The customer gets it once the invoice is issued.
 */
@Service
public class AddVendorFile {

    private final ForwardToVendor forwarded;
    private final Documents documents;
    private final CaseAccess access;

    AddVendorFile(ForwardToVendor forwarded, Documents documents, CaseAccess access) {
        this.forwarded = forwarded;
        this.documents = documents;
        this.access = access;
    }

    /** Whether an operator has the case on the desk, so that a file can be added. */
    @Transactional(readOnly = true)
    public boolean isAtHand(SignedIn operator, RequestId id) {
        return access.mayRead(operator, id) && meant(id, null).stream().anyMatch(Forwarded::pending);
    }

    /**
     * An operator adds the file while the vendor's answer is awaited.
     *
     * @return refused as not found when the case is not on the operator's desk
     */
    @Transactional
    public Result<String> add(SignedIn operator, RequestId id, @Nullable String invoiceId, List<Upload> files) {
        return isAtHand(operator, id)
                ? add(id, invoiceId, files, new Speaker(By.STAFF, operator.name()))
                : Result.refused(Refusal.notFound());
    }

    /**
     * The marketplace delivers the file.
     *
     * @param invoiceId which of several invoices of the request; not needed when vendors issue just one
     * @return the invoice; refused as not found when no vendor issues one of the request
     */
    @Transactional
    public Result<String> deliver(RequestId id, @Nullable String invoiceId, List<Upload> files) {
        return add(id, invoiceId, files, new Speaker(By.SYSTEM, "upstream"));
    }

    private Result<String> add(RequestId id, @Nullable String invoiceId, List<Upload> files, Speaker speaker) {
        List<Forwarded> meant = meant(id, invoiceId);
        if (meant.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (meant.size() > 1) {
            return Result.refused(Refusal.invalidField("/invoiceId", "VENDOR_INVOICE_UNCLEAR"));
        }
        Forwarded wanted = forwarded.lock(meant.get(0).invoiceId());
        if (!wanted.pending() && wanted.number() == null) {
            return Result.refused(Refusal.wrongState("VENDOR_ISSUES_NOTHING"));
        }
        if (files.size() > 1) {
            return Result.refused(Refusal.invalidField("/file", "FILE_COUNT", "1"));
        }
        return documents
                .store(id, wanted.accountId(), files)
                .fold(stored -> keep(wanted, stored.get(0), speaker), Result::refused);
    }

    private Result<String> keep(Forwarded wanted, StoredDocument file, Speaker speaker) {
        forwarded.fileArrived(wanted.invoiceId(), file.id(), file.sha256(), speaker);
        return Result.done(wanted.invoiceId());
    }

    private List<Forwarded> meant(RequestId id, @Nullable String invoiceId) {
        return forwarded.ofRequest(id).stream()
                .filter(wanted -> Optional.ofNullable(invoiceId)
                        .map(wanted.invoiceId()::equals)
                        .orElse(true))
                .toList();
    }
}
