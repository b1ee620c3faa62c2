package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.documents.Samples.deflate;
import static io.fapiaodesk.platform.documents.Samples.deflatedZeros;
import static io.fapiaodesk.platform.documents.Samples.heic;
import static io.fapiaodesk.platform.documents.Samples.join;
import static io.fapiaodesk.platform.documents.Samples.jpeg;
import static io.fapiaodesk.platform.documents.Samples.jpegWith;
import static io.fapiaodesk.platform.documents.Samples.latin1;
import static io.fapiaodesk.platform.documents.Samples.ofd;
import static io.fapiaodesk.platform.documents.Samples.pdf;
import static io.fapiaodesk.platform.documents.Samples.pdfOf;
import static io.fapiaodesk.platform.documents.Samples.pdfWith;
import static io.fapiaodesk.platform.documents.Samples.pdfWithStream;
import static io.fapiaodesk.platform.documents.Samples.pngOf;
import static io.fapiaodesk.platform.documents.Samples.slice;
import static io.fapiaodesk.platform.documents.Samples.utf8;
import static io.fapiaodesk.platform.documents.Samples.zip;
import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;

/** The files of the family {@code content} of the bad inputs, by their ids. */
public final class BadFiles {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public static final Map<String, Upload> BY_ID = Map.ofEntries(
            entry("content-001", new Upload("x.pdf", pdf())),
            entry("content-003", new Upload("x.jpg", jpeg())),
            entry("content-005", new Upload("x.pdf", new byte[0])),
            entry("content-007", new Upload("x.pdf", ofExactly(InspectionLimits.DEFAULT.fileBytes()))),
            entry("content-013", new Upload("x.pdf", latin1("%PDF-1.7"))),
            entry("content-015", new Upload("x.pdf", slice(pdf(), 0, 200))),
            entry(
                    "content-017",
                    new Upload("x.pdf", pdfWith("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", ""))),
            entry("content-019", new Upload("x.pdf", pdfWithStream("/Type /EmbeddedFile", latin1("MZ")))),
            entry("content-021", new Upload("x.pdf", pdfWith("/AcroForm << /XFA (x) >>", ""))),
            entry("content-023", new Upload("x.pdf", packedTenTimes())),
            entry("content-025", new Upload("x.pdf", ofSize("1000000000"))),
            entry("content-027", new Upload("x.pdf", join(pdf(), zip(Map.of("a", new byte[9]))))),
            entry("content-029", new Upload("x.pdf", utf8("<!DOCTYPE html><html></html>"))),
            entry("content-031", new Upload("x.jpg", latin1("\177ELF\2\1\1"))),
            entry("content-033", new Upload("x.png", utf8(SVG))),
            entry("content-035", new Upload("x.svg", utf8("<!DOCTYPE s [<!ENTITY e SYSTEM 'file:///x'>]>" + SVG))),
            entry("content-037", new Upload("x.pdf", zip(Map.of("a", new byte[9])))),
            entry("content-039", new Upload("x.docm", zip(Map.of("word/vbaProject.bin", new byte[9])))),
            entry("content-041", new Upload("x.ofd", zip(Map.of("OFD.xml", new byte[20 << 20])))),
            entry("content-043", new Upload("x.ofd", withSymbolicLink())),
            entry("content-045", new Upload("x.png", pngOf(65_535, 65_535, 1, 0, deflate(new byte[9])))),
            entry("content-047", new Upload("x.png", withWrongCheckSum())),
            entry("content-049", new Upload("x.jpg", ofLargestDimensions())),
            entry("content-051", new Upload("x.jpg", jpegWith(0xFE, latin1("<script>alert(1)</script>")))),
            entry("content-053", new Upload("x.gif", latin1("GIF89a\1\0\1\0\0\0\0;"))),
            entry("content-055", new Upload("x.heic", heic(4032, 3024))),
            entry("content-057", new Upload("x.pdf", latin1(EICAR))),
            entry("content-059", new Upload("x.zip", zip(Map.of("1.zip", zip(Map.of("x", latin1(EICAR))))))),
            entry("content-065", new Upload("x.pdf", pdf())));

    private BadFiles() {}

    private static byte[] ofExactly(int size) {
        int around = pdfWithStream("", new byte[size - 1000]).length - (size - 1000);
        return pdfWithStream("", new byte[size - around]);
    }

    private static byte[] packedTenTimes() {
        byte[] packed = deflatedZeros(8L << 20);
        for (int i = 1; i < 10; i++) {
            packed = deflate(packed);
        }
        return pdfWithStream("/Filter [" + "/FlateDecode ".repeat(10) + "]", packed);
    }

    private static byte[] ofSize(String side) {
        return pdfOf(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + side + " " + side + "] >>");
    }

    private static byte[] withSymbolicLink() {
        byte[] link = ofd();
        int entry = Bytes.lastIndexOf(link, "PK\1\2");
        link[entry + 5] = 3;
        link[entry + 41] = (byte) 0xA1;
        return link;
    }

    private static byte[] withWrongCheckSum() {
        byte[] png = Samples.png();
        png[50] ^= 1;
        return png;
    }

    private static byte[] ofLargestDimensions() {
        byte[] jpeg = jpeg();
        int frame = Bytes.indexOf(jpeg, "\u00FF\u00C0", 0, jpeg.length);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        return jpeg;
    }
}
