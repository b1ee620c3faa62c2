package io.fapiaodesk.platform.documents;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people hand them in, and as they should not, made anew for each test. */
final class Samples {

    private Samples() {}

    // --- PDF ---

    /** A PDF of the given objects, numbered from 1; the first is the catalogue. */
    static byte[] pdfOf(String... objects) {
        byte[][] bytes = new byte[objects.length][];
        for (int i = 0; i < objects.length; i++) {
            bytes[i] = latin1(objects[i]);
        }
        return pdfOf(bytes);
    }

    static byte[] pdfOf(byte[]... objects) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
        int[] offsets = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            offsets[i] = pdf.size();
            pdf.writeBytes(latin1((i + 1) + " 0 obj\n"));
            pdf.writeBytes(objects[i]);
            pdf.writeBytes(latin1("\nendobj\n"));
        }
        int xref = pdf.size();
        pdf.writeBytes(latin1("xref\n0 " + (objects.length + 1) + "\n0000000000 65535 f \n"));
        for (int offset : offsets) {
            pdf.writeBytes(latin1(String.format("%010d 00000 n \n", offset)));
        }
        pdf.writeBytes(latin1(
                "trailer\n<< /Size " + (objects.length + 1) + " /Root 1 0 R >>\nstartxref\n" + xref + "\n%%EOF\n"));
        return pdf.toByteArray();
    }

    private static final String CATALOG = "<< /Type /Catalog /Pages 2 0 R %s >>";
    private static final String PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    private static final String PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>";

    static byte[] pdf() {
        return pdfWith("", "");
    }

    static byte[] pdfWith(String inCatalog, String inPage, String... moreObjects) {
        String[] objects = new String[3 + moreObjects.length];
        objects[0] = String.format(CATALOG, inCatalog);
        objects[1] = PAGES;
        objects[2] = String.format(PAGE, inPage);
        System.arraycopy(moreObjects, 0, objects, 3, moreObjects.length);
        return pdfOf(objects);
    }

    /** A page whose content is the given stream. */
    static byte[] pdfWithStream(String dictionary, byte[] stream) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        object.writeBytes(latin1("<< " + dictionary + " /Length " + stream.length + " >>\nstream\n"));
        object.writeBytes(stream);
        object.writeBytes(latin1("\nendstream"));
        return pdfOf(
                latin1(String.format(CATALOG, "")),
                latin1(PAGES),
                latin1(String.format(PAGE, "/Contents 4 0 R")),
                object.toByteArray());
    }

    // --- pictures ---

    static byte[] picture(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] jpeg() {
        return picture("jpg", 64, 48);
    }

    static byte[] png() {
        return picture("png", 64, 48);
    }

    /** Puts a segment right after the first mark of a JPEG. */
    static byte[] jpegWith(int marker, byte[] payload) {
        byte[] length = {(byte) ((payload.length + 2) >> 8), (byte) (payload.length + 2)};
        byte[] jpeg = jpeg();
        return join(
                new byte[] {jpeg[0], jpeg[1], (byte) 0xFF, (byte) marker},
                length,
                payload,
                slice(jpeg, 2, jpeg.length));
    }

    /** An Exif segment's payload that holds an orientation and a place. */
    static byte[] exif(boolean littleEndian, int orientation) {
        byte[] place = latin1("31.2304N 121.4737E");
        return littleEndian
                ? join(
                        latin1("Exif\0\0II*\0"),
                        new byte[] {
                            8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte) orientation, 0, 0, 0, 0, 0, 0, 0
                        },
                        place)
                : join(
                        latin1("Exif\0\0MM\0*"),
                        new byte[] {
                            0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
                        },
                        place);
    }

    /** A PNG with exactly the given header and data, of which the check sums are right. */
    static byte[] pngOf(int width, int height, int depth, int colourType, byte[] packed) {
        byte[] header = join(u32(width), u32(height), new byte[] {(byte) depth, (byte) colourType, 0, 0, 0});
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", packed),
                chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(latin1(type));
        crc.update(data);
        return join(u32(data.length), latin1(type), data, u32((int) crc.getValue()));
    }

    /** The boxes of a HEIC photograph of the given size; the picture itself is nobody's to decode here. */
    static byte[] heic(int width, int height) {
        byte[] size = box("ispe", join(u32(0), u32(width), u32(height)));
        byte[] meta = box("meta", join(u32(0), box("iprp", box("ipco", size))));
        return join(box("ftyp", latin1("heic\0\0\0\0mif1heic")), meta, box("mdat", new byte[100]));
    }

    static byte[] box(String type, byte[] content) {
        return join(u32(content.length + 8), latin1(type), content);
    }

    // --- archives ---

    static byte[] ofd() {
        return zip(ofdEntries());
    }

    static Map<String, byte[]> ofdEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "OFD.xml",
                utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\""
                        + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
                        + "</ofd:DocBody></ofd:OFD>"));
        entries.put("Doc_0/Document.xml", utf8("<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"));
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    // --- bytes ---

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    /** What so many zero bytes pack to, without ever holding them. */
    static byte[] deflatedZeros(long count) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        byte[] buffer = new byte[64 * 1024];
        for (long left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    static byte[] u32(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeInt(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
