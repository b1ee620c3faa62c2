package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.kernel.InvoiceNumber;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.print.PdfPrinter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Prints the labels of parcels that go back to us, one to a page, with a list of what is to be in each. */
@Component
class ReturnLabels {

    private final PdfPrinter printer;

    ReturnLabels(PdfPrinter printer) {
        this.printer = printer;
    }

    byte[] print(List<ReturnPackage> packages, Function<String, InvoiceView> invoices, Instant at) {
        List<Map<String, Object>> pages = packages.stream()
                .map(parcel -> Map.<String, Object>of(
                        "address", parcel.address(),
                        "attention", parcel.attention(),
                        "phone", parcel.phone(),
                        "invoices",
                                parcel.invoiceIds().stream()
                                        .map(invoices)
                                        .map(ReturnLabels::line)
                                        .toList()))
                .toList();
        return printer.print(
                "return-label",
                "Return labels",
                at,
                Map.of("packages", pages, "day", ShanghaiTime.dayOf(at).toString()));
    }

    private static Map<String, String> line(InvoiceView invoice) {
        return Map.of(
                "number", InvoiceNumber.ofPaper(ReportLoss.nameOf(invoice)),
                "seller", invoice.entityNameZh(),
                "gross", invoice.gross());
    }
}
