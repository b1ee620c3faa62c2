package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.print.Drawable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants invoices for, as it was typed. The names are those of the HTTP interface. A preview and a request
 * are asked for in the same words.
 *
 * @param method {@code ORDER_DETAIL}, {@code MONTHLY_BILL} or {@code AMOUNT}
 * @param itemIds the items of an order detail; by amount, the items to take it from, or none for all
 * @param month of a monthly bill, {@code yyyy-MM}
 * @param amount in CNY with tax
 * @param expenseType what no customer can choose; refused if it is there (R15)
 * @param content the same by another name
 * @param previewVersion the version of the preview that the customer has seen, when a request is made of it
 * @param itemAmounts of an order detail: in CNY with tax, by item id, where not all that is open of an item is wanted
 * @param lines {@code ITEM} or {@code CONTENT}; without it as the account has chosen
 * @param remarks one line that is printed on each invoice
 * @param mailTo addresses that get the invoices besides the default mailbox
 */
public record InvoiceOrder(
        @Nullable String method,
        @Nullable List<@Nullable String> itemIds,
        @Nullable String month,
        @Nullable String amount,
        @Nullable String invoiceType,
        @Nullable String titleId,
        @Nullable String expenseType,
        @Nullable String content,
        @Nullable String previewVersion,
        @Nullable Map<String, @Nullable String> itemAmounts,
        @Nullable String lines,
        @Nullable String remarks,
        @Nullable List<@Nullable String> mailTo) {

    /** An order of parts of items, without wishes. */
    public InvoiceOrder(
            @Nullable String method,
            @Nullable List<@Nullable String> itemIds,
            @Nullable String month,
            @Nullable String amount,
            @Nullable String invoiceType,
            @Nullable String titleId,
            @Nullable String expenseType,
            @Nullable String content,
            @Nullable String previewVersion,
            @Nullable Map<String, @Nullable String> itemAmounts) {
        this(
                method,
                itemIds,
                month,
                amount,
                invoiceType,
                titleId,
                expenseType,
                content,
                previewVersion,
                itemAmounts,
                null,
                null,
                null);
    }

    /** The same order, and how its invoices are to be printed and whom they are mailed to. */
    public InvoiceOrder withWishes(
            @Nullable String wantedLines, @Nullable String printed, @Nullable List<@Nullable String> alsoTo) {
        return new InvoiceOrder(
                method,
                itemIds,
                month,
                amount,
                invoiceType,
                titleId,
                expenseType,
                content,
                previewVersion,
                itemAmounts,
                wantedLines,
                printed,
                alsoTo);
    }

    /** An order of whole items. */
    public InvoiceOrder(
            @Nullable String method,
            @Nullable List<@Nullable String> itemIds,
            @Nullable String month,
            @Nullable String amount,
            @Nullable String invoiceType,
            @Nullable String titleId,
            @Nullable String expenseType,
            @Nullable String content,
            @Nullable String previewVersion) {
        this(method, itemIds, month, amount, invoiceType, titleId, expenseType, content, previewVersion, null);
    }

    /** As many as one request can name. */
    public static final int MOST_ITEMS = 100_000;

    private static final int LONGEST_WORD = 100;

    /** In bytes of GBK, as the tax bureau's suites count. */
    private static final int LONGEST_REMARKS = 200;

    private static final int MOST_ADDRESSES = 5;

    /**
     * An order whose fields hold what they must.
     *
     * @param itemIds each once
     * @param invoiceType in the word of whoever asked
     * @param parts how much of an item is wanted, by its id; all that is open of those that are not in it
     * @param lines null for as the account has chosen
     */
    record Checked(
            Method method,
            Set<String> itemIds,
            @Nullable YearMonth month,
            @Nullable Yuan amount,
            String invoiceType,
            @Nullable String titleId,
            boolean expenseTypeNamed,
            @Nullable String previewVersion,
            Map<String, Yuan> parts,
            @Nullable LinesPer lines,
            @Nullable String remarks,
            List<String> mailTo) {

        /** Whether the customer named items, instead of leaving the choice to us. */
        boolean namesItems() {
            return !itemIds.isEmpty();
        }
    }

    Result<Checked> check() {
        List<Refusal> wrong = new ArrayList<>();
        Method asked = method(wrong);
        String type = word("/invoiceType", invoiceType, wrong);
        Set<String> ids = itemIds(wrong);
        YearMonth checkedMonth = given(month) ? keep(StrictDate.month("/month", month), wrong) : null;
        Yuan checkedAmount = given(amount) ? keep(Yuan.check("/amount", amount), wrong) : null;
        Map<String, Yuan> parts = parts(ids, wrong);
        LinesPer wantedLines = lines(wrong);
        String printed = given(remarks)
                ? keep(
                        PlainText.printedLine("/remarks", remarks, LONGEST_REMARKS)
                                .fold(text -> Drawable.check("/remarks", text), Result::refused),
                        wrong)
                : null;
        List<String> addresses = addresses(wrong);
        if (asked != null) {
            demand(
                    "/itemAmounts",
                    false,
                    asked == Method.ORDER_DETAIL,
                    itemAmounts != null && !itemAmounts.isEmpty(),
                    asked,
                    wrong);
            demand(
                    "/itemIds",
                    asked == Method.ORDER_DETAIL,
                    asked != Method.MONTHLY_BILL,
                    !ids.isEmpty(),
                    asked,
                    wrong);
            demand("/month", asked == Method.MONTHLY_BILL, asked == Method.MONTHLY_BILL, given(month), asked, wrong);
            demand("/amount", asked == Method.AMOUNT, asked == Method.AMOUNT, given(amount), asked, wrong);
        }
        if (!wrong.isEmpty() || asked == null) {
            return Result.refused(wrong);
        }
        return Result.done(new Checked(
                asked,
                ids,
                checkedMonth,
                checkedAmount,
                type,
                given(titleId) ? titleId : null,
                given(expenseType) || given(content),
                given(previewVersion) ? previewVersion : null,
                parts,
                wantedLines,
                printed,
                addresses));
    }

    private @Nullable LinesPer lines(List<Refusal> wrong) {
        if (!given(lines)) {
            return null;
        }
        Optional<LinesPer> wanted = InvoiceSettings.named(lines);
        if (wanted.isEmpty()) {
            wrong.add(InvoiceSettings.unknown(lines));
        }
        return wanted.orElse(null);
    }

    private List<String> addresses(List<Refusal> wrong) {
        List<@Nullable String> typed = mailTo == null ? List.of() : mailTo;
        if (typed.size() > MOST_ADDRESSES) {
            wrong.add(Refusal.invalidField("/mailTo", "TOO_MANY_ADDRESSES", String.valueOf(MOST_ADDRESSES)));
            return List.of();
        }
        Set<String> addresses = new LinkedHashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            EmailAddress address = keep(EmailAddress.check("/mailTo/" + i, typed.get(i)), wrong);
            if (address != null) {
                addresses.add(address.value());
            }
        }
        return List.copyOf(addresses);
    }

    private Map<String, Yuan> parts(Set<String> ids, List<Refusal> wrong) {
        Map<String, Yuan> parts = new LinkedHashMap<>();
        if (itemAmounts == null) {
            return parts;
        }
        if (itemAmounts.size() > MOST_ITEMS) {
            wrong.add(Refusal.invalidField("/itemAmounts", "TOO_MANY_ITEMS", String.valueOf(MOST_ITEMS)));
            return parts;
        }
        itemAmounts.forEach((id, part) -> {
            String pointer = "/itemAmounts/" + id.replace("~", "~0").replace("/", "~1");
            if (!ids.contains(id)) {
                wrong.add(Refusal.invalidField("/itemAmounts", "AMOUNT_OF_NO_ITEM"));
            } else {
                Yuan amount = keep(Yuan.check(pointer, part), wrong);
                if (amount != null) {
                    parts.put(id, amount);
                }
            }
        });
        return parts;
    }

    private @Nullable Method method(List<Refusal> wrong) {
        if (!given(method)) {
            wrong.add(Refusal.invalidField("/method", "REQUIRED"));
            return null;
        }
        for (Method known : Method.values()) {
            if (known.name().equals(method)) {
                return known;
            }
        }
        wrong.add(Refusal.invalidField(
                "/method",
                "UNKNOWN_WORD",
                Arrays.stream(Method.values()).map(Method::name).collect(Collectors.joining(", "))));
        return null;
    }

    private static String word(String pointer, @Nullable String word, List<Refusal> wrong) {
        if (word == null || word.isBlank()) {
            wrong.add(Refusal.invalidField(pointer, "REQUIRED"));
            return "";
        }
        if (word.length() > LONGEST_WORD) {
            wrong.add(Refusal.invalidField(pointer, "TOO_LONG", String.valueOf(LONGEST_WORD)));
        }
        return word;
    }

    private Set<String> itemIds(List<Refusal> wrong) {
        Set<String> ids = new LinkedHashSet<>();
        if (itemIds == null) {
            return ids;
        }
        if (itemIds.size() > MOST_ITEMS) {
            wrong.add(Refusal.invalidField("/itemIds", "TOO_MANY_ITEMS", String.valueOf(MOST_ITEMS)));
            return ids;
        }
        for (int i = 0; i < itemIds.size(); i++) {
            String id = keep(Identifier.reference("/itemIds/" + i, itemIds.get(i)), wrong);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** Which field goes with which method; what does not go with it is refused rather than ignored. */
    private static void demand(
            String pointer, boolean needed, boolean possible, boolean given, Method asked, List<Refusal> wrong) {
        boolean alreadyWrong = wrong.stream()
                .anyMatch(refusal -> String.valueOf(refusal.pointer()).startsWith(pointer));
        if (needed && !given && !alreadyWrong) {
            wrong.add(Refusal.invalidField(pointer, "REQUIRED"));
        } else if (!possible && given) {
            wrong.add(Refusal.invalidField(pointer, "NOT_FOR_THIS_METHOD", asked.name()));
        }
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static <T> @Nullable T keep(Result<T> result, List<Refusal> wrong) {
        if (result instanceof Result.Done<T> done) {
            return done.value();
        }
        wrong.addAll(((Result.Refused<T>) result).refusals());
        return null;
    }
}
