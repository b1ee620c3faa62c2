package io.fapiaodesk.platform.print;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints the templates in {@code prints/} as PDF. The same values make the same bytes: the file's date and id are those
 * of what is printed, not of the printing. A character that no typeface of ours has is printed as its number; what is
 * issued to customers is looked through before it comes to that. What a template is filled with is text; it is never read as markup, and no
 * page can fetch anything from anywhere.
 */
@Component
public class PdfPrinter {

    /** As PDF writes dates, always in the time of Shanghai. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'+08''00'''", Locale.ROOT);

    private final SpringTemplateEngine templates;

    public PdfPrinter() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfPrinter.class.getClassLoader());
        resolver.setPrefix("prints/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
    }

    /**
     * Prints one template.
     *
     * @param template the name of a file in {@code prints/}, written as well-formed XML
     * @param title what readers show as the name of the document; its id is made of it
     * @param madeAt the date that the file carries
     */
    public byte[] print(String template, String title, Instant madeAt, Map<String, Object> values) {
        String page = Drawable.spelledOut(templates.process(template, new Context(Locale.SIMPLIFIED_CHINESE, values)));
        Map<Typeface, TrueTypeFont> fonts = new LinkedHashMap<>();
        Typeface.of(page).forEach(face -> fonts.put(face, face.take()));
        byte[] printed = print(template, page, fonts, title, madeAt);
        // Not in a finally: a copy that something went wrong with is not lent again.
        fonts.forEach(Typeface::giveBack);
        return printed;
    }

    private static byte[] print(
            String template, String page, Map<Typeface, TrueTypeFont> fonts, String title, Instant madeAt) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            layOut(page, document, fonts);
            document.setDocumentInformation(information(title, madeAt));
            document.setDocumentId(idOf(title));
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The print " + template + " cannot be made", e);
        }
    }

    private static void layOut(String page, PDDocument document, Map<Typeface, TrueTypeFont> fonts) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        for (Map.Entry<Typeface, TrueTypeFont> font : fonts.entrySet()) {
            builder.useFont(
                    new PDFontSupplier(PDType0Font.load(document, font.getValue(), true)),
                    font.getKey().family());
        }
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, kind) -> address.startsWith("data:image/png"), when);
        }
        builder.withHtmlContent(page, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
        }
    }

    private static PDDocumentInformation information(String title, Instant madeAt) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("Fapiao Desk");
        information.getCOSObject().setString(COSName.CREATION_DATE, DATE.format(ShanghaiTime.at(madeAt)));
        return information;
    }

    /** What the library makes the file's id of, instead of the time of day. */
    private static long idOf(String title) {
        CRC32 sum = new CRC32();
        sum.update(title.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
