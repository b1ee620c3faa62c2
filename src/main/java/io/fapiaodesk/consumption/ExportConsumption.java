package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.PrintedContent;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.sheet.SheetDownload;
import io.fapiaodesk.platform.sheet.SheetWriter;
import io.fapiaodesk.platform.sheet.SheetWriter.Value;
import io.fapiaodesk.platform.sheet.WorkbookWriter;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What an account consumed as a list, in the language of the account, with what is open of each item and why nothing is
 * (R88). Given back to a dry run, its first column is the order and its column of what can be invoiced the amount.
 */
@Service
public class ExportConsumption {

    private static final int AT_A_TIME = 200;

    private static final List<String> COLUMNS = List.of(
            "id",
            "kind",
            "product",
            "account",
            "month",
            "placedOn",
            "amount",
            "refunded",
            "invoiced",
            "invoiceable",
            "seller",
            "content",
            "rate",
            "why",
            "code");

    private final Accounts accounts;
    private final ReadConsumption consumption;
    private final Texts texts;

    ExportConsumption(Accounts accounts, ReadConsumption consumption, Texts texts) {
        this.accounts = accounts;
        this.consumption = consumption;
        this.texts = texts;
    }

    /** A list that can be written. */
    public final class Export implements SheetDownload.Sheet {

        private final Account account;
        private final ConsumptionQuestion question;

        private Export(Account account, ConsumptionQuestion question) {
            this.account = account;
            this.question = question;
        }

        @Override
        public String title() {
            return Texts.in(account.language().locale(), () -> texts.get("export.consumption"));
        }

        @Override
        public void writeTo(SheetWriter writer) throws IOException {
            try {
                Texts.in(account.language().locale(), () -> write(writer, account, question));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** What whoever asks consumed, as far as it answers the question. */
    public Result<Export> of(SignedIn who, ConsumptionQuestion question) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        long rows =
                consumption.list(account.get(), question, new Page.Slice(0, 1)).total();
        return rows > WorkbookWriter.MOST_ROWS
                ? Result.refused(
                        Refusal.invalidField("/month", "EXPORT_TOO_LONG", String.valueOf(WorkbookWriter.MOST_ROWS)))
                : Result.done(new Export(account.get(), question));
    }

    private boolean write(SheetWriter writer, Account account, ConsumptionQuestion question) {
        boolean chinese = Texts.locale().equals(Locale.SIMPLIFIED_CHINESE);
        try {
            writer.headings(COLUMNS.stream()
                    .map(column -> texts.get("export.consumption." + column))
                    .toList());
            Page<ItemView> page;
            int number = 0;
            do {
                page = consumption.list(account, question, new Page.Slice(number++, AT_A_TIME));
                for (ItemView item : page.items()) {
                    writer.row(row(item, chinese));
                }
            } while ((long) number * AT_A_TIME < page.total());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static boolean isToBalance(ItemView item) {
        return item.kind() == ConsumptionItem.Kind.REFUND && item.refundedToBalance() != null;
    }

    private List<@Nullable Value> row(ItemView item, boolean chinese) {
        ItemView.Why why = item.notInvoiceable();
        return Arrays.asList(
                Value.text(item.id()),
                Value.text(texts.get("export.kind." + item.kind() + (isToBalance(item) ? "_TO_BALANCE" : ""))),
                Value.text(item.productCode()),
                Value.text(item.accountId()),
                Value.text(item.month()),
                new Value.Day(item.placedAt().toLocalDate()),
                Value.amount(item.amount()),
                Value.amount(item.refunded()),
                Value.amount(item.invoiced()),
                Value.amount(item.invoiceable()),
                Value.text(item.entityName()),
                Value.text(item.content() == null || !chinese ? item.content() : PrintedContent.of(item.content())),
                Value.text(
                        item.rate() == null
                                ? null
                                : new BigDecimal(item.rate())
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + "%"),
                Value.text(why == null ? null : why.detail()),
                Value.text(why == null ? null : why.code()));
    }
}
