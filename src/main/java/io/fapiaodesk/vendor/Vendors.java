package io.fapiaodesk.vendor;

import io.fapiaodesk.invoicing.VendorContacts;
import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.vendor.domain.VendorContact;
import io.fapiaodesk.vendor.persistence.VendorContactTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How vendors are reached: as the administrator has entered it and, where nothing was entered, as their orders say. */
@Component
class Vendors implements VendorContacts {

    private final VendorContactTable table;

    Vendors(VendorContactTable table) {
        this.table = table;
    }

    Optional<VendorContact> kept(String vendor) {
        return table.find(AsRead.of(vendor));
    }

    /** Where a vendor reads its mails. */
    Optional<EmailAddress> mailboxOf(String vendor, @Nullable String saidByOrder) {
        return kept(vendor).map(VendorContact::mail).or(() -> EmailAddress.check("/contact", saidByOrder)
                .fold(Optional::of, refusals -> Optional.empty()));
    }

    @Override
    public Optional<String> of(String vendor) {
        return kept(vendor).map(VendorContact::inWords);
    }
}
