package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.persistence.InvoiceDocumentTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.time.Remembered;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.StatusInWords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says how long an invoice has been with the tax bureau, and how long it usually takes (R33). */
@Component
class IssuingInWords implements StatusInWords {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final InvoiceTable invoices;
    private final Texts texts;
    private final Clock clock;
    private final Remembered<Optional<Duration>> medianToday;

    IssuingInWords(InvoiceTable invoices, InvoiceDocumentTable documents, Texts texts, Clock clock) {
        this.invoices = invoices;
        this.texts = texts;
        this.clock = clock;
        this.medianToday = new Remembered<>(
                Duration.ofSeconds(10), () -> documents.medianSince(ShanghaiTime.startOf(ShanghaiTime.today(clock))));
    }

    @Override
    public Optional<String> of(Request request) {
        if (request.kind() != RequestKind.INVOICE_ISSUANCE) {
            return Optional.empty();
        }
        return inWords(invoices.ofRequest(request.id()));
    }

    private Optional<String> inWords(List<Invoice> all) {
        List<Invoice> onTheirWay = all.stream()
                .filter(invoice -> invoice.status() == InvoiceStatus.INVOICING)
                .toList();
        Optional<Instant> since = onTheirWay.stream()
                .map(invoice -> invoice.issuance().submittedAt())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo);
        if (since.isPresent()) {
            String median = medianToday
                    .get()
                    .map(time -> texts.get("issuing.median", minutes(time)))
                    .orElse("");
            return Optional.of(texts.get("issuing.waiting", timeOf(since.get()), median));
        }
        if (!onTheirWay.isEmpty()) {
            return Optional.of(texts.get("issuing.queued"));
        }
        if (all.stream().anyMatch(invoice -> invoice.status() == InvoiceStatus.FAILED)) {
            return Optional.of(texts.get("issuing.failed"));
        }
        return all.stream().anyMatch(invoice -> invoice.status() == InvoiceStatus.PENDING_VENDOR)
                ? Optional.of(texts.get("issuing.withVendor"))
                : Optional.empty();
    }

    private String timeOf(Instant since) {
        boolean today = ShanghaiTime.dayOf(since).equals(ShanghaiTime.today(clock));
        return (today ? TODAY : EARLIER).format(ShanghaiTime.at(since));
    }

    private static String minutes(Duration time) {
        long minutes = Math.round(time.toSeconds() / 60.0);
        return minutes < 1 ? "<1" : String.valueOf(minutes);
    }
}
