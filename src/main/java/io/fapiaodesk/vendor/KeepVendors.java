package io.fapiaodesk.vendor;

import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.vendor.domain.KeptVendor;
import io.fapiaodesk.vendor.domain.VendorContact;
import io.fapiaodesk.vendor.persistence.VendorContactTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The administrator enters how vendors of the marketplace are reached. What is not named stays as it is. */
@Service
public class KeepVendors {

    private static final String JOURNAL = "vendors";
    private static final int LONGEST_NAME = 200;

    private final VendorContactTable table;
    private final Journal journal;
    private final Clock clock;

    KeepVendors(VendorContactTable table, Journal journal, Clock clock) {
        this.table = table;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is to be kept of a vendor; what is not given stays, and what is given as an empty text is removed.
     *
     * @param name as its orders call it
     */
    public record Change(
            @Nullable String name,
            @Nullable String mail,
            @Nullable String phone) {}

    /** Every vendor that was entered. */
    public List<KeptVendor> all() {
        return table.all();
    }

    /** Vendors that were asked for an invoice and of whom nothing is kept. */
    public List<String> missing() {
        List<AsRead> known =
                table.all().stream().map(kept -> kept.contact().asRead()).toList();
        return table.everAsked().stream()
                .filter(name -> !known.contains(AsRead.of(name)))
                .toList();
    }

    /** The same change twice is one change. */
    @Transactional
    public Result<VendorContact> change(Change change, String who) {
        List<Refusal> wrong = new ArrayList<>();
        String name = read(PlainText.check("/name", change.name(), LONGEST_NAME), wrong);
        if (name == null) {
            return Result.refused(wrong);
        }
        VendorContact before = table.find(AsRead.of(name)).orElse(new VendorContact(name, null, null, null, null));
        EmailAddress mail = given(change.mail(), before.mail(), raw -> EmailAddress.check("/mail", raw), wrong);
        String phone = given(change.phone(), before.phone(), raw -> PlainText.phone("/phone", raw), wrong);
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        VendorContact after = new VendorContact(name, mail, phone, before.hookUrl(), before.hookSecret());
        if (!after.equals(before) || table.find(AsRead.of(name)).isEmpty()) {
            table.save(after, who, clock.instant());
            journal.record(new JournalEntry(JOURNAL, "VENDOR_ENTERED", By.STAFF, who, details(after), false));
        }
        return Result.done(after);
    }

    private static <T> @Nullable T given(
            @Nullable String raw, @Nullable T before, Function<String, Result<T>> check, List<Refusal> wrong) {
        if (raw == null) {
            return before;
        }
        return raw.isBlank() ? null : read(check.apply(raw), wrong);
    }

    private static <T> @Nullable T read(Result<T> result, List<Refusal> wrong) {
        return result.<@Nullable T>fold(done -> done, refusals -> {
            wrong.addAll(refusals);
            return null;
        });
    }

    private static Map<String, String> details(VendorContact contact) {
        Map<String, String> details = new TreeMap<>();
        details.put("vendor", contact.name());
        if (contact.mail() != null) {
            details.put("mail", contact.mail().value());
        }
        if (contact.phone() != null) {
            details.put("phone", contact.phone());
        }
        return details;
    }
}
