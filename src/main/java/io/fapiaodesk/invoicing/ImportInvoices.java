package io.fapiaodesk.invoicing;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceId;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes in invoices that were issued before there was this desk, on paper too (R6; decision 13). The number is what an
 * invoice is known by. What it says never changes; its tracking number may, and so may what the buyer did with it, as long
 * as no booking event has told more.
 */
@Component
public class ImportInvoices implements LineImport<HistoricInvoice> {

    /** In CNY: what suites of e-invoices allow the tax of all lines together to be beside the rate. */
    private static final BigDecimal FARTHEST_FROM_RATE = new BigDecimal("1.27");

    private static final Pattern RATE = Pattern.compile("0(?:[.][0-9]{1,2})?");

    private final InvoiceTable table;
    private final Accounts accounts;
    private final Entities entities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public ImportInvoices(
            InvoiceTable table, Accounts accounts, Entities entities, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.entities = entities;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String about() {
        return "invoice";
    }

    @Override
    public Collection<String> subjects(List<HistoricInvoice> lines) {
        return lines.stream().map(HistoricInvoice::number).toList();
    }

    @Override
    public Result<HistoricInvoice> read(JsonFields line) {
        Medium medium = line.requiredWord("medium", Medium.class);
        String number = line.required("number", (pointer, raw) -> DeliveredNumbers.of(medium, pointer, raw));
        String accountId = line.required("accountId", Identifier::signIn);
        String entityCode = line.required("entityCode", this::entityCode);
        InvoiceType type = line.requiredWord("type", InvoiceType.class);
        Yuan gross = line.required("gross", Yuan::check);
        TaxRate rate = line.required("rate", ImportInvoices::rate);
        Instant issuedAt = line.required("issuedAt", (pointer, raw) -> ReportedTime.moment(pointer, raw, clock));
        boolean booked = line.flag("booked");
        boolean deducted = line.flag("deducted");
        String trackingNumber = line.optional("trackingNumber", Identifier::reference);
        Yuan net = line.optional("net", Yuan::check);
        Yuan tax = line.optional("tax", Yuan::check);
        if (gross != null && !gross.isPositive()) {
            line.refuse("gross", "INVOICE_OF_NOTHING");
        }
        if (line.refusals().isEmpty()) {
            examineAmounts(line, requireNonNull(gross), requireNonNull(rate), net, tax);
        }
        if (!line.refusals().isEmpty()) {
            return Result.refused(line.refusals());
        }
        return Result.done(new HistoricInvoice(
                requireNonNull(number),
                requireNonNull(accountId),
                requireNonNull(entityCode),
                requireNonNull(type).name(),
                requireNonNull(medium).name(),
                requireNonNull(gross),
                requireNonNull(rate),
                requireNonNull(issuedAt),
                booked,
                deducted,
                trackingNumber,
                net == null ? null : new TaxSplit(requireNonNull(gross), net, requireNonNull(tax))));
    }

    /** Net and tax come together, make up the whole and fit the rate, but for what the cents of many lines add up to. */
    private static void examineAmounts(
            JsonFields line, Yuan gross, TaxRate rate, @Nullable Yuan net, @Nullable Yuan tax) {
        if (net == null && tax == null) {
            return;
        }
        if (net == null || tax == null) {
            line.refuse(net == null ? "net" : "tax", "REQUIRED");
        } else if (!net.isPositive() || !net.plus(tax).equals(gross)) {
            line.refuse("net", "NET_AND_TAX_NOT_GROSS");
        } else if (tax.minus(rate.split(gross).tax()).amount().abs().compareTo(FARTHEST_FROM_RATE) > 0) {
            line.refuse("tax", "TAX_OFF_THE_RATE");
        }
    }

    @Override
    public List<Outcome> store(List<HistoricInvoice> lines) {
        Map<String, Invoice> known = table.lockByNumbers(
                lines.stream().map(HistoricInvoice::number).distinct().toList());
        Map<String, Optional<Account>> holders = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>(lines.size());
        for (HistoricInvoice line : lines) {
            Invoice before = known.get(line.number());
            Optional<Account> holder = holders.computeIfAbsent(line.accountId(), accounts::find);
            if (holder.isEmpty()) {
                outcomes.add(new Outcome.Rejected(Refusal.invalidField("/accountId", "UNKNOWN_ACCOUNT")));
            } else if (before == null) {
                known.put(line.number(), insert(line, holder.get()));
                outcomes.add(new Outcome.Accepted());
            } else {
                outcomes.add(correct(line, before, known));
            }
        }
        return outcomes;
    }

    private Invoice insert(HistoricInvoice line, Account holder) {
        boolean assumed = line.amounts() == null;
        TaxSplit amounts = assumed ? line.rate().split(line.gross()) : requireNonNull(line.amounts());
        InvoiceFace face = new InvoiceFace(
                InvoiceType.valueOf(line.type()),
                Medium.valueOf(line.medium()),
                RequestInvoices.seller(entities.on(line.entityCode(), ShanghaiTime.dayOf(line.issuedAt()))),
                new Buyer(holder.realName(), holder.taxId(), null, null, null, null),
                null,
                line.rate(),
                line.gross(),
                amounts,
                assumed,
                null);
        Invoice invoice = Invoice.historic(
                InvoiceId.next(),
                line.accountId(),
                face,
                line.number(),
                line.issuedAt(),
                line.booked(),
                line.deducted(),
                line.trackingNumber(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        table.insert(invoice, List.of(new InvoiceLine(1, null, null, line.gross(), amounts)));
        return invoice;
    }

    private Outcome correct(HistoricInvoice line, Invoice before, Map<String, Invoice> known) {
        if (before.requestId() != null) {
            return new Outcome.Rejected(Refusal.invalidField("/number", "INVOICE_ISSUED_HERE"));
        }
        Optional<String> different = difference(line, before);
        if (different.isPresent()) {
            return new Outcome.Rejected(
                    Refusal.invalidField("/" + different.get(), "INVOICE_SAYS_OTHERWISE", different.get()));
        }
        Invoice told =
                line.amounts() != null && before.face().amountsAssumed() ? before.amountsTold(line.amounts()) : before;
        Invoice after = told.corrected(line.booked(), line.deducted(), line.trackingNumber());
        if (after.equals(before)) {
            return new Outcome.Unchanged();
        }
        if (!told.equals(before)) {
            table.updateAmounts(told);
        }
        table.update(after);
        known.put(line.number(), after);
        if (!after.booking().equals(before.booking())) {
            events.publishEvent(new InvoiceBooked(
                    after.id(),
                    line.number(),
                    after.booking().booked(),
                    after.booking().deducted()));
        }
        return new Outcome.Accepted();
    }

    private static Optional<String> difference(HistoricInvoice line, Invoice before) {
        InvoiceFace face = before.face();
        Map<String, Boolean> same = new HashMap<>();
        same.put("accountId", before.accountId().equals(line.accountId()));
        same.put("entityCode", face.seller().code().equals(line.entityCode()));
        same.put("type", face.type().name().equals(line.type()));
        same.put("medium", face.medium().name().equals(line.medium()));
        same.put("gross", face.gross().equals(line.gross()));
        same.put("rate", line.rate().equals(face.rate()));
        same.put(
                "net",
                line.amounts() == null
                        || (face.amountsAssumed() && before.status() != InvoiceStatus.RETURNED)
                        || line.amounts().equals(face.amounts()));
        same.put("issuedAt", Objects.equals(before.issuance().issuedAt(), line.issuedAt()));
        return same.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    private Result<String> entityCode(String pointer, @Nullable String raw) {
        return Identifier.reference(pointer, raw)
                .fold(
                        code -> entities.allEver().stream().map(Entity::code).anyMatch(code::equals)
                                ? Result.done(code)
                                : Result.refused(Refusal.invalidField(pointer, "UNKNOWN_ENTITY", code)),
                        Result::refused);
    }

    private static Result<TaxRate> rate(String pointer, @Nullable String raw) {
        return raw != null && RATE.matcher(raw).matches()
                ? Result.done(TaxRate.of(raw))
                : Result.refused(
                        Refusal.invalidField(pointer, raw == null || raw.isBlank() ? "REQUIRED" : "RATE_INVALID"));
    }
}
