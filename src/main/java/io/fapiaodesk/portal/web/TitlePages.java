package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.UninvoicedItem;
import io.fapiaodesk.consumption.UninvoicedItems;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.title.ReadTitles;
import io.fapiaodesk.title.ReadTitles.Application;
import io.fapiaodesk.title.ReadTitles.HeldTitle;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the pages about titles show. */
@Component
class TitlePages {

    /** The kind of proof that a specialist decides on (R85). */
    static final String OTHER = "OTHER";

    private static final String FORM = "enterprise-title-review/apply-for-title";
    private static final int LISTED = 8;

    private final ReadTitles titles;
    private final UninvoicedItems uninvoicedItems;
    private final CustomerForm forms;
    private final Texts texts;

    TitlePages(ReadTitles titles, UninvoicedItems uninvoicedItems, CustomerForm forms, Texts texts) {
        this.titles = titles;
        this.uninvoicedItems = uninvoicedItems;
        this.forms = forms;
        this.texts = texts;
    }

    TitlesView titles(Account account) {
        return new TitlesView(
                titles.titles(account).stream().map(this::view).toList(),
                account.realName(),
                account.kind() == Account.Kind.PERSONAL,
                titles.whyNotApply(account).orElse(null),
                titles.renewal(account).orElse(null));
    }

    /**
     * The page to apply on.
     *
     * @param from a title or an application of the same account to start from
     */
    ApplyView apply(Account account, @Nullable String from, Locale locale) {
        Optional<String> whyNot = titles.whyNotApply(account);
        if (whyNot.isPresent()) {
            return new ApplyView(whyNot.get(), List.of(), 0, "", "", null);
        }
        ReadTitles.@Nullable Renewal renewal = titles.renewal(account).orElse(null);
        // A renewal suspends nothing, so nothing has to be invoiced before it.
        List<UninvoicedItem> uninvoiced = renewal == null ? uninvoicedItems.of(account.id()) : List.of();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("uninvoiced", uninvoiced.size());
        data.put("proofKinds", proofKinds());
        String start = from == null && renewal != null ? renewal.titleId() : from;
        if (start != null) {
            data.putAll(prefilled(account, start));
        }
        if (renewal != null && renewal.specialVatOnly()) {
            data.put("wantsSpecialVat", true);
        }
        Dates dates = new Dates(locale);
        return new ApplyView(
                null,
                uninvoiced.stream().limit(LISTED).map(item -> line(item, dates)).toList(),
                Math.max(0, uninvoiced.size() - LISTED),
                "¥ " + money(uninvoiced.stream().map(UninvoicedItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add)),
                forms.render(FORM, data, locale),
                renewal);
    }

    TitleView view(HeldTitle title) {
        boolean ended = title.status().equals("INVALID");
        return new TitleView(
                title.id(),
                title.individual() ? texts.get("portal.title.kind.INDIVIDUAL") : title.name(),
                title.taxId(),
                title.kind(),
                title.status(),
                title.validUntil(),
                title.specialValidUntil(),
                title.bank(),
                title.bankAccount(),
                title.address(),
                title.phone(),
                title.registered(),
                title.differsFromRegistration(),
                title.individual() && !ended,
                title.taxId() != null && !ended,
                title.agreementKind());
    }

    private Map<String, List<Map<String, String>>> proofKinds() {
        Map<String, List<Map<String, String>>> kinds = new LinkedHashMap<>();
        titles.proofKinds()
                .forEach((identity, offered) -> kinds.put(
                        identity.toLowerCase(Locale.ROOT),
                        Stream.concat(
                                        offered.entrySet().stream().map(kind -> choice(kind.getKey(), kind.getValue())),
                                        Stream.of(choice(OTHER, OTHER)))
                                .toList()));
        return kinds;
    }

    /** A kind that is new to the table has the table's words until it has some of ours. */
    private Map<String, String> choice(String code, String description) {
        return Map.of(
                "value",
                code,
                "label",
                texts.find("portal.proof." + code, List.of()).orElse(description));
    }

    private Map<String, Object> prefilled(Account account, String from) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (RequestId.isWellFormed(from)) {
            titles.application(new RequestId(from))
                    .filter(application -> application.accountId().equals(account.id()))
                    .ifPresent(application -> prefill(data, application));
        } else {
            titles.titles(account).stream()
                    .filter(title -> title.id().equals(from) && !title.registered())
                    .findFirst()
                    .ifPresent(title -> prefill(data, title));
        }
        return data;
    }

    private static void prefill(Map<String, Object> data, Application application) {
        data.put("identity", application.identity());
        data.put("titleKind", application.titleKind());
        data.put("titleName", application.titleName());
        data.put("taxId", application.taxId());
        data.put("proofKind", application.proofKind());
        data.put("wantsSpecialVat", application.wantsSpecialVat());
        details(data, application.bank(), application.bankAccount(), application.address(), application.phone());
    }

    private static void prefill(Map<String, Object> data, HeldTitle title) {
        data.put("titleKind", title.kind());
        data.put("titleName", title.name());
        if (title.taxId() != null) {
            data.put("taxId", title.taxId());
        }
        data.put("wantsSpecialVat", title.specialValidUntil() != null);
        details(data, title.bank(), title.bankAccount(), title.address(), title.phone());
    }

    private static void details(
            Map<String, Object> data,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone) {
        putIfGiven(data, "bank", bank);
        putIfGiven(data, "bankAccount", bankAccount);
        putIfGiven(data, "address", address);
        putIfGiven(data, "phone", phone);
    }

    private static void putIfGiven(Map<String, Object> data, String key, @Nullable String value) {
        if (value != null) {
            data.put(key, value);
        }
    }

    private static ApplyView.UninvoicedLine line(UninvoicedItem item, Dates dates) {
        String month = item.month();
        return new ApplyView.UninvoicedLine(
                item.sourceId(),
                item.productCode(),
                month == null ? "" : dates.month(YearMonth.parse(month)),
                money(item.amount()));
    }

    private static String money(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
