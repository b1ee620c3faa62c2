package io.fapiaodesk.invoicing;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.rules.TitleFacts;
import io.fapiaodesk.platform.print.Drawable;
import io.fapiaodesk.title.TitlesForInvoices.Agreement;
import io.fapiaodesk.title.TitlesForInvoices.InvoiceTitle;
import io.fapiaodesk.title.TitlesForInvoices.SpecialVat;
import io.fapiaodesk.title.TitlesForInvoices.Standing;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which title each item is invoiced under: the one it was ordered for, if that is a title of the asker's that was not
 * replaced since (R39, R51); else the one that the request names; else the account's active one (R24). A title that the
 * customer means but cannot use today is chosen nevertheless, so that the rules can say why not.
 */
final class TitleChoice {

    private final Account account;
    private final Map<String, InvoiceTitle> own;
    private final boolean foreign;
    private final Optional<InvoiceTitle> usual;
    private final Map<String, Buyer> buyers = new HashMap<>();

    TitleChoice(Account account, List<InvoiceTitle> titles, @Nullable String asked) {
        this.account = account;
        this.own = titles.stream()
                .collect(Collectors.toMap(InvoiceTitle::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.foreign = asked != null && !own.containsKey(asked);
        this.usual = asked == null ? standard(titles) : Optional.ofNullable(own.get(asked));
    }

    /** Whether a title was named that is none of the asker's, or the account has none at all. */
    boolean isForeign() {
        return foreign || usual.isEmpty();
    }

    Optional<InvoiceTitle> of(LedgerItem item) {
        InvoiceTitle orderedFor = item.titleId() == null ? null : own.get(item.titleId());
        return orderedFor != null && orderedFor.standing() != Standing.INVALID ? Optional.of(orderedFor) : usual;
    }

    /** What the rules look at, of each title that would be used. */
    List<TitleFacts> facts(Collection<LedgerItem> items) {
        Map<InvoiceTitle, Uses> uses = new LinkedHashMap<>();
        if (items.isEmpty()) {
            usual.ifPresent(title -> uses.put(title, new Uses()));
        }
        for (LedgerItem item : items) {
            of(item).ifPresent(title ->
                    uses.computeIfAbsent(title, first -> new Uses()).note(title, item));
        }
        return uses.entrySet().stream()
                .map(use -> facts(use.getKey(), use.getValue()))
                .toList();
    }

    /** What an invoice for the item prints of its buyer. */
    Buyer buyer(LedgerItem item) {
        InvoiceTitle title =
                of(item).orElseThrow(() -> new IllegalStateException("The rules let no item pass without a title"));
        return buyers.computeIfAbsent(
                title.id(),
                first -> new Buyer(
                        title.name(),
                        title.taxId(),
                        title.bank(),
                        title.bankAccount(),
                        title.address(),
                        title.phone()));
    }

    private static Optional<InvoiceTitle> standard(List<InvoiceTitle> titles) {
        return titles.stream().filter(InvoiceTitle::standard).findFirst().or(() -> titles.stream()
                .filter(title -> title.agreement() == null)
                .filter(title -> title.standing() != Standing.INVALID)
                .findFirst());
    }

    private TitleFacts facts(InvoiceTitle title, Uses uses) {
        boolean enterprisesByReview = account.kind() == Account.Kind.PERSONAL
                && title.agreement() == null
                && title.specialVat() != SpecialVat.NOT_AN_ENTERPRISE;
        return new TitleFacts(
                Buyer.printedName(title.name(), title.taxId()),
                TitleFacts.Standing.valueOf(title.standing().name()),
                TitleFacts.SpecialVat.valueOf(title.specialVat().name()),
                title.missing(),
                notPrintable(title),
                title.differsFromRegistration(),
                title.agreement() == Agreement.PAY_ON_BEHALF && uses.others,
                title.agreement() == Agreement.DOMAIN_EXCEPTION && uses.noDomains,
                enterprisesByReview && uses.domains);
    }

    private static @Nullable String notPrintable(InvoiceTitle title) {
        return Drawable.firstMissing(title.name(), title.bank(), title.bankAccount(), title.address(), title.phone())
                .orElse(null);
    }

    /** What kinds of items a title would be used for. */
    private static final class Uses {

        private boolean others;
        private boolean domains;
        private boolean noDomains;

        void note(InvoiceTitle title, LedgerItem item) {
            boolean domain = item.productCode().toLowerCase(Locale.ROOT).startsWith("domain");
            domains |= domain;
            noDomains |= !domain;
            others |= !Objects.equals(title.beneficiaryAccountId(), item.accountId());
        }
    }
}
