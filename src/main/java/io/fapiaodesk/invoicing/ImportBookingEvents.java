package io.fapiaodesk.invoicing;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes in what buyers did with their invoices (R57 to R59; FAQ "Handling differences for booked and unbooked invoices").
 * Events may come twice and in any order: the one of the latest moment counts.
 */
@Component
public class ImportBookingEvents implements LineImport<BookingEvent> {

    private final InvoiceTable table;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public ImportBookingEvents(InvoiceTable table, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.clock = clock;
        this.table = table;
        this.journal = journal;
        this.events = events;
    }

    @Override
    public String about() {
        return "invoice";
    }

    @Override
    public Collection<String> subjects(List<BookingEvent> lines) {
        return lines.stream().map(BookingEvent::number).toList();
    }

    @Override
    public Result<BookingEvent> read(JsonFields line) {
        String number = line.required("number", DeliveredNumbers::any);
        boolean booked = line.flag("booked");
        boolean deducted = line.flag("deducted");
        Instant at = line.required("at", (pointer, raw) -> ReportedTime.moment(pointer, raw, clock));
        for (String flag : List.of("booked", "deducted")) {
            if (!line.has(flag)) {
                line.refuse(flag, "REQUIRED");
            }
        }
        return line.refusals().isEmpty()
                ? Result.done(new BookingEvent(requireNonNull(number), booked, deducted, requireNonNull(at)))
                : Result.refused(line.refusals());
    }

    @Override
    public List<Outcome> store(List<BookingEvent> lines) {
        Map<String, Invoice> known = table.lockByNumbers(
                lines.stream().map(BookingEvent::number).distinct().toList());
        List<Outcome> outcomes = new ArrayList<>(lines.size());
        for (BookingEvent event : lines) {
            Invoice before = known.get(event.number());
            outcomes.add(
                    before == null
                            ? new Outcome.Rejected(Refusal.invalidField("/number", "UNKNOWN_INVOICE"))
                            : take(event, before, known));
        }
        return outcomes;
    }

    private Outcome take(BookingEvent event, Invoice before, Map<String, Invoice> known) {
        boolean sameWords = before.booking().saysTheSame(event.booked(), event.deducted());
        if (event.at().equals(before.booking().asOf())) {
            return sameWords
                    ? new Outcome.Unchanged()
                    : new Outcome.Rejected(Refusal.invalidField("/at", "BOOKING_CONTRADICTS"));
        }
        Invoice after = before.book(event.booked(), event.deducted(), event.at());
        if (after.equals(before)) {
            return new Outcome.Unchanged();
        }
        table.update(after);
        known.put(event.number(), after);
        if (!sameWords) {
            String booked = String.valueOf(event.booked());
            String deducted = String.valueOf(event.deducted());
            journal.record(new JournalEntry(
                    before.requestId() == null
                            ? "invoice/" + before.id()
                            : before.requestId().value(),
                    "BOOKING_CHANGED",
                    By.SYSTEM,
                    "upstream",
                    Map.of("invoice", before.id(), "booked", booked, "deducted", deducted),
                    true));
            events.publishEvent(new InvoiceBooked(before.id(), event.number(), event.booked(), event.deducted()));
        }
        return new Outcome.Accepted();
    }
}
