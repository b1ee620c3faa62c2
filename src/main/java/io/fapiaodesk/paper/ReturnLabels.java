package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.kernel.InvoiceNumber;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.print.PdfPrinter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prints the labels of parcels that go back to us, one to a page, with a list of what is to be in each. The address is in
 * Chinese, with the English beside it for who reads English (decision 28); where nobody has entered it in Chinese, there is
 * the English only, for it is not guessed.
 */
@Component
class ReturnLabels {

    private final PdfPrinter printer;

    ReturnLabels(PdfPrinter printer) {
        this.printer = printer;
    }

    byte[] print(
            List<ReturnPackage> packages,
            Function<String, Map<String, String>> invoices,
            boolean forEnglishReaders,
            Instant at) {
        List<Map<String, Object>> pages = packages.stream()
                .map(parcel -> Map.<String, Object>of(
                        "address", orElse(parcel.addressZh(), parcel.address()),
                        "attention", orElse(parcel.attentionZh(), parcel.attention()),
                        "english",
                                forEnglishReaders && parcel.addressZh() != null
                                        ? parcel.address() + " · " + parcel.attention()
                                        : "",
                        "phone", parcel.phone(),
                        "invoices", parcel.invoiceIds().stream().map(invoices).toList()))
                .toList();
        return printer.print(
                "return-label",
                "Return labels",
                at,
                Map.of("packages", pages, "day", ShanghaiTime.dayOf(at).toString()));
    }

    private static String orElse(@Nullable String chinese, String english) {
        return chinese == null ? english : chinese;
    }

    static Map<String, String> line(InvoiceView invoice) {
        return Map.of(
                "number", InvoiceNumber.ofPaper(ReportLoss.nameOf(invoice)),
                "seller", invoice.entityNameZh(),
                "gross", invoice.gross());
    }
}
