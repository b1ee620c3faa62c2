package io.fapiaodesk.taxbureau.http;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.taxbureau.BlueInvoice;
import io.fapiaodesk.taxbureau.RedInvoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in the bureau's words what it is asked for. */
final class Outgoing {

    private Outgoing() {}

    static Wire.BlueInvoice blue(BlueInvoice invoice) {
        return new Wire.BlueInvoice(
                invoice.type().name(),
                party(invoice.seller()),
                party(invoice.buyer()),
                lines(invoice.lines()),
                invoice.total().gross().toString(),
                invoice.total().net().toString(),
                invoice.total().tax().toString(),
                nothingIfBlank(invoice.remarks()));
    }

    static Wire.RedInvoice red(RedInvoice invoice) {
        RedInvoice.Blue blue = invoice.blue();
        return new Wire.RedInvoice(
                invoice.type().name(),
                party(invoice.seller()),
                party(invoice.buyer()),
                new Wire.Blue(
                        blue.number(),
                        ShanghaiTime.at(blue.issuedAt()),
                        blue.total().net().toString(),
                        blue.total().tax().toString()),
                lines(invoice.lines()),
                invoice.total().gross().toString(),
                invoice.total().net().toString(),
                invoice.total().tax().toString(),
                invoice.reason().code(),
                invoice.formNumber());
    }

    private static Wire.Party party(BlueInvoice.Party party) {
        return new Wire.Party(
                party.name(),
                nothingIfBlank(party.taxId()),
                nothingIfBlank(party.address()),
                nothingIfBlank(party.phone()),
                nothingIfBlank(party.bank()),
                nothingIfBlank(party.bankAccount()));
    }

    private static List<Wire.Line> lines(List<BlueInvoice.Line> lines) {
        return lines.stream()
                .map(line -> new Wire.Line(
                        line.content(),
                        line.rate().toString(),
                        line.amounts().gross().toString(),
                        line.amounts().net().toString(),
                        line.amounts().tax().toString()))
                .toList();
    }

    private static @Nullable String nothingIfBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
