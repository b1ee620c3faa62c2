package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.CapitalAmount;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an invoice's data file: our own schema, {@code schema/invoice-1.xsd}, with the names and the order of the tax
 * bureau's, so that a bookkeeping program that reads the one reads most of the other.
 */
final class InvoiceXml {

    static final String NAMESPACE = "https://fapiaodesk.io/schema/invoice/1";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final XMLStreamWriter xml;

    private InvoiceXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(InvoicePrint invoice) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            new InvoiceXml(xml).invoice(invoice);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The data file of " + invoice.number() + " cannot be written", e);
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private void invoice(InvoicePrint invoice) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "EInvoice");
        xml.writeDefaultNamespace(NAMESPACE);
        header(invoice);
        open(1, "EInvoiceData");
        party("Seller", invoice.seller());
        party("Buyer", invoice.buyer());
        totals(invoice);
        for (InvoicePrint.Line line : invoice.lines()) {
            line(line);
        }
        open(2, "AdditionalInformation");
        for (String remark : InvoicePrinter.remarks(invoice)) {
            value(3, "Remark", remark);
        }
        end(2);
        end(1);
        open(1, "TaxSupervisionInfo");
        value(2, "InvoiceNumber", invoice.number());
        value(2, "IssueTime", TIME.format(ShanghaiTime.at(invoice.issuedAt())));
        end(1);
        end(0);
    }

    private void header(InvoicePrint invoice) throws XMLStreamException {
        open(1, "Header");
        value(2, "EIid", invoice.number());
        value(2, "Version", "1");
        value(2, "Sample", String.valueOf(invoice.sample()));
        open(2, "InherentLabel");
        label(
                "InIssuType",
                invoice.reversedNumber() == null ? "Y" : "N",
                invoice.reversedNumber() == null ? "蓝字发票" : "红字发票");
        label("GeneralOrSpecialVAT", invoice.special() ? "01" : "02", invoice.special() ? "增值税专用发票" : "普通发票");
        end(2);
        value(2, "OriginalInvoiceNumber", invoice.reversedNumber());
        end(1);
    }

    private void label(String name, String code, String text) throws XMLStreamException {
        open(3, name);
        value(4, "LabelCode", code);
        value(4, "LabelName", text);
        end(3);
    }

    private void party(String side, InvoicePrint.Party party) throws XMLStreamException {
        open(2, side + "Information");
        value(3, side + "IdNum", party.taxId());
        value(3, side + "Name", party.name());
        value(3, side + "Addr", party.address());
        value(3, side + "TelNum", party.phone());
        value(3, side + "BankName", party.bank());
        value(3, side + "BankAccNum", party.bankAccount());
        end(2);
    }

    private void totals(InvoicePrint invoice) throws XMLStreamException {
        open(2, "BasicInformation");
        value(3, "TotalAmWithoutTax", invoice.total().net().toString());
        value(3, "TotalTaxAm", invoice.total().tax().toString());
        value(3, "TotalTax-includedAmount", invoice.total().gross().toString());
        value(
                3,
                "TotalTax-includedAmountInChinese",
                CapitalAmount.of(invoice.total().gross()));
        value(3, "Payee", invoice.payee());
        value(3, "Drawer", InvoicePrinter.ISSUER);
        end(2);
    }

    private void line(InvoicePrint.Line line) throws XMLStreamException {
        open(2, "IssuItemInformation");
        value(3, "ItemName", line.content());
        value(3, "Reference", line.reference());
        value(3, "MeaUnits", "项");
        value(3, "Quantity", line.amounts().gross().amount().signum() < 0 ? "-1" : "1");
        value(3, "UnPrice", line.amounts().net().amount().abs().toPlainString());
        value(3, "Amount", line.amounts().net().toString());
        value(3, "TaxRate", line.rate().toString());
        value(3, "ComTaxAm", line.amounts().tax().toString());
        value(3, "TotaltaxIncludedAmount", line.amounts().gross().toString());
        end(2);
    }

    private void open(int depth, String name) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(NAMESPACE, name);
    }

    private void end(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    /** What there is nothing to say of is left out. */
    private void value(int depth, String name, @Nullable String text) throws XMLStreamException {
        if (text == null) {
            return;
        }
        indent(depth);
        xml.writeStartElement(NAMESPACE, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
