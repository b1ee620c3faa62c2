package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.kernel.InvoiceNumber;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.print.PdfPrinter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Prints what a copy of the stub looks like, marked as a sample: in the sandbox it takes the place of a scan. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class StubCopySample {

    private final PdfPrinter printer;

    StubCopySample(PdfPrinter printer) {
        this.printer = printer;
    }

    byte[] print(Loss loss, InvoiceView invoice, Instant at) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", loss.id().value());
        values.put("number", InvoiceNumber.ofPaper(ReportLoss.nameOf(invoice)));
        values.put("special", invoice.type().equals("SPECIAL"));
        values.put("seller", invoice.entityNameZh());
        values.put("sellerEnglish", invoice.entityName());
        values.put("buyer", invoice.title());
        values.put("taxId", Objects.requireNonNullElse(invoice.buyer().taxId(), ""));
        values.put("gross", invoice.gross());
        values.put("net", Objects.requireNonNullElse(invoice.net(), ""));
        values.put("tax", Objects.requireNonNullElse(invoice.tax(), ""));
        values.put(
                "issuedOn",
                invoice.issuedAt() == null
                        ? ""
                        : invoice.issuedAt().toLocalDate().toString());
        values.put("madeOn", ShanghaiTime.dayOf(at).toString());
        return printer.print("stub-copy", "Stub copy " + loss.id(), at, values);
    }
}
