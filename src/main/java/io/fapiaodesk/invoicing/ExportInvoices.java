package io.fapiaodesk.invoicing;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.PrintedContent;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.invoicing.persistence.InvoiceRegister;
import io.fapiaodesk.invoicing.persistence.InvoiceRegister.Entry;
import io.fapiaodesk.invoicing.persistence.InvoiceRegister.Question;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.sheet.SheetDownload;
import io.fapiaodesk.platform.sheet.SheetWriter;
import io.fapiaodesk.platform.sheet.SheetWriter.Value;
import io.fapiaodesk.platform.sheet.WorkbookWriter;
import io.fapiaodesk.platform.web.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The invoices of an account as a list for its bookkeeping, in the language of the account: each red-letter invoice is a row
 * of its own with negative amounts, so that the sum of a column is what was invoiced (R88).
 */
@Service
public class ExportInvoices {

    private static final List<String> COLUMNS = List.of(
            "number",
            "issuedOn",
            "type",
            "status",
            "seller",
            "buyer",
            "buyerTaxId",
            "content",
            "rate",
            "net",
            "tax",
            "gross",
            "redNumber",
            "blueNumber",
            "requestId",
            "id");

    /** How a title of a person reads that was never changed to the holder's name. */
    private static final String INDIVIDUAL = "Individual";

    private static final String INDIVIDUAL_ZH = "个人";

    private final Accounts accounts;
    private final InvoiceRegister register;
    private final Entities entities;
    private final Texts texts;
    private final TransactionTemplate reading;

    ExportInvoices(
            Accounts accounts,
            InvoiceRegister register,
            Entities entities,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.register = register;
        this.entities = entities;
        this.texts = texts;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * Which invoices are wanted, as it was typed; what is blank asks for nothing.
     *
     * @param from the first day of issue, or of the request while there is none
     * @param to the last such day
     * @param status one of an invoice, or {@code RED} for the red-letter invoices alone
     */
    public record Wish(
            @Nullable String from,
            @Nullable String to,
            @Nullable String status,
            @Nullable String entityCode,
            @Nullable String type) {}

    /** A list that can be written. */
    public final class Export implements SheetDownload.Sheet {

        private final Question question;
        private final Locale language;

        private Export(Question question, Locale language) {
            this.question = question;
            this.language = language;
        }

        @Override
        public String title() {
            return Texts.in(language, () -> texts.get("export.invoices"));
        }

        @Override
        public void writeTo(SheetWriter writer) throws IOException {
            try {
                reading.executeWithoutResult(status -> Texts.in(language, () -> {
                    write(writer, question, !language.getLanguage().equals(Locale.ENGLISH.getLanguage()));
                    return true;
                }));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** The invoices of whoever asks. */
    public Result<Export> of(SignedIn who, Wish wish) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        List<Refusal> wrong = new ArrayList<>();
        LocalDate from = day("/from", wish.from(), wrong);
        LocalDate to = day("/to", wish.to(), wrong);
        String status = word(
                "/status",
                wish.status(),
                Stream.concat(
                                Arrays.stream(InvoiceStatus.values()).map(InvoiceStatus::name),
                                Stream.of(InvoiceRegister.RED))
                        .toList(),
                wrong);
        String type = word(
                "/type",
                wish.type(),
                Arrays.stream(InvoiceType.values()).map(InvoiceType::name).toList(),
                wrong);
        String seller = blank(wish.entityCode()) ? null : wish.entityCode();
        if (seller != null
                && !seller.equals(Seller.VENDOR)
                && entities.find(seller).isEmpty()) {
            wrong.add(Refusal.invalidField("/entityCode", "NO_SUCH_ENTITY"));
        }
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        Question question = new Question(
                account.get().id(),
                status,
                seller,
                type,
                from == null ? null : ShanghaiTime.startOf(from),
                to == null ? null : ShanghaiTime.startOf(to.plusDays(1)));
        if (register.count(question) > WorkbookWriter.MOST_ROWS) {
            return Result.refused(
                    Refusal.invalidField("/from", "EXPORT_TOO_LONG", String.valueOf(WorkbookWriter.MOST_ROWS)));
        }
        return Result.done(new Export(question, account.get().language().locale()));
    }

    private void write(SheetWriter writer, Question question, boolean chinese) {
        try {
            writer.headings(COLUMNS.stream()
                    .map(column -> texts.get("export.invoices." + column))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        register.each(question, entry -> {
            try {
                writer.row(row(entry, chinese));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<@Nullable Value> row(Entry entry, boolean chinese) {
        return Arrays.asList(
                Value.text(entry.number()),
                day(entry.issuedAt()),
                Value.text(texts.get("export.type." + entry.type())),
                Value.text(texts.get("export.status." + entry.state())),
                Value.text(chinese ? entry.sellerNameZh() : entry.sellerName()),
                Value.text(
                        chinese && entry.buyerName().equals(INDIVIDUAL) && entry.buyerTaxId() == null
                                ? INDIVIDUAL_ZH
                                : entry.buyerName()),
                Value.text(entry.buyerTaxId()),
                Value.text(content(entry.content(), chinese)),
                Value.text(percent(entry.rate())),
                amount(entry.net()),
                amount(entry.tax()),
                amount(entry.gross()),
                Value.text(entry.redNumber()),
                Value.text(entry.blueNumber()),
                Value.text(entry.requestId()),
                Value.text(entry.invoiceId()));
    }

    /** Several contents stand in one text, set apart by commas. */
    private static @Nullable String content(@Nullable String content, boolean chinese) {
        return content == null || !chinese
                ? content
                : Arrays.stream(content.split(",\\s*")).map(PrintedContent::of).collect(Collectors.joining("、"));
    }

    private static @Nullable Value day(@Nullable Instant at) {
        return at == null ? null : new Value.Day(ShanghaiTime.dayOf(at));
    }

    private static @Nullable Value amount(@Nullable BigDecimal amount) {
        return amount == null ? null : new Value.Amount(amount);
    }

    private static @Nullable String percent(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static @Nullable LocalDate day(String pointer, @Nullable String raw, List<Refusal> wrong) {
        if (blank(raw)) {
            return null;
        }
        return StrictDate.day(pointer, raw).<@Nullable LocalDate>fold(day -> day, refusals -> {
            wrong.addAll(refusals);
            return null;
        });
    }

    private static @Nullable String word(
            String pointer, @Nullable String raw, Collection<String> words, List<Refusal> wrong) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        if (!words.contains(raw)) {
            wrong.add(Refusal.invalidField(pointer, "UNKNOWN_WORD", String.join(", ", words)));
        }
        return raw;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
