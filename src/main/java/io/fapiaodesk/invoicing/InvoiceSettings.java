package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.persistence.InvoiceSettingTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.SignedIn;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an account wants the lines of its invoices, unless a request says otherwise (decision 27). */
@Service
public class InvoiceSettings {

    private final InvoiceSettingTable table;
    private final Clock clock;

    InvoiceSettings(InvoiceSettingTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    public LinesPer linesOf(String accountId) {
        return table.find(accountId).orElse(LinesPer.ITEM);
    }

    /** The same in the word of the HTTP interface: {@code ITEM} or {@code CONTENT}. */
    public String lineWordOf(String accountId) {
        return linesOf(accountId).name();
    }

    @Transactional
    public Result<LinesPer> change(SignedIn who, @Nullable String lines) {
        String accountId = who.accountId();
        if (accountId == null) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        Optional<LinesPer> wanted = named(lines);
        if (wanted.isEmpty()) {
            return Result.refused(unknown(lines));
        }
        table.save(accountId, wanted.get(), who.name(), clock.instant());
        return Result.done(wanted.get());
    }

    static Optional<LinesPer> named(@Nullable String word) {
        return Arrays.stream(LinesPer.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    static Refusal unknown(@Nullable String word) {
        return word == null || word.isBlank()
                ? Refusal.invalidField("/lines", "REQUIRED")
                : Refusal.invalidField(
                        "/lines",
                        "UNKNOWN_WORD",
                        Arrays.stream(LinesPer.values()).map(LinesPer::name).collect(Collectors.joining(", ")));
    }
}
