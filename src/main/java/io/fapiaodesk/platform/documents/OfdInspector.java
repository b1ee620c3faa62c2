package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an OFD, China's fixed-layout document: a ZIP archive with {@code OFD.xml} at its root. Archives are where bombs
 * hide, so it reads the directory of the archive itself and believes no size that it has not counted.
 */
final class OfdInspector {

    private static final String ROOT_DOCUMENT = "OFD.xml";
    private static final int MOST_ENTRIES = 2000;
    private static final long MOST_UNPACKED = 100L << 20;
    /** Layouts are XML, which packs well; nothing real packs a hundred times and more. */
    private static final long HIGHEST_RATIO = 100;

    private static final long RATIO_MATTERS_FROM = 1L << 20;

    private static final int DIRECTORY_ENTRY_BYTES = 46;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int END_BYTES = 22;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int SYMBOLIC_LINK = 0xA000;

    /** With NUL, which comes with an encoding of two bytes a character, in which the words would look different. */
    private static final List<String> FORBIDDEN_IN_XML = List.of("\0", "<!doctype", "<!entity", "<script", "xinclude");

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final Budget budget;

    OfdInspector(Budget budget) {
        this.budget = budget;
    }

    private record Entry(String name, int flags, int method, long crc, long packed, long unpacked, long header) {

        boolean isDirectory() {
            return name.endsWith("/");
        }
    }

    /** Has the one entry that makes an archive an OFD. */
    static boolean isOfd(byte[] file) {
        try {
            return entries(file).stream().anyMatch(entry -> entry.name().equals(ROOT_DOCUMENT));
        } catch (FileRefusedException | IndexOutOfBoundsException unreadable) {
            return false;
        }
    }

    byte[] inspect(byte[] file) {
        List<Entry> entries = entries(file);
        checkPlaces(file, entries);
        checkNames(entries);
        long unpacked = entries.stream().mapToLong(Entry::unpacked).sum();
        if (unpacked > MOST_UNPACKED || entries.stream().anyMatch(OfdInspector::packsTooWell)) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
        boolean ofd = false;
        for (Entry entry : entries) {
            byte[] content = unpack(file, entry);
            checkContent(entry, content);
            if (entry.name().equals(ROOT_DOCUMENT)) {
                ofd = isRootDocument(content);
            }
        }
        if (!ofd) {
            throw new FileRefusedException(Reason.FILE_TYPE_MISMATCH);
        }
        return file;
    }

    private static List<Entry> entries(byte[] file) {
        int end = Bytes.lastIndexOf(file, "PK\5\6");
        if (end < 0
                || Bytes.u16LittleEndian(file, end + 20L) != file.length - end - END_BYTES
                || Bytes.u16LittleEndian(file, end + 4L) != 0) {
            throw corrupt();
        }
        int count = Bytes.u16LittleEndian(file, end + 10L);
        long at = Bytes.u32LittleEndian(file, end + 16L);
        if (at + Bytes.u32LittleEndian(file, end + 12L) != end) {
            throw corrupt(); // also an archive for 64 bits, which ten megabytes do not need
        }
        if (count > MOST_ENTRIES) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!Bytes.startsWith(file, at, "PK\1\2")) {
                throw corrupt();
            }
            int nameLength = Bytes.u16LittleEndian(file, at + 28);
            String name = new String(file, (int) at + DIRECTORY_ENTRY_BYTES, nameLength, StandardCharsets.UTF_8);
            boolean unix = Bytes.u8(file, at + 5) == 3;
            if (unix && (Bytes.u16LittleEndian(file, at + 40) & 0xF000) == SYMBOLIC_LINK) {
                throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
            }
            entries.add(new Entry(
                    name,
                    Bytes.u16LittleEndian(file, at + 8),
                    Bytes.u16LittleEndian(file, at + 10),
                    Bytes.u32LittleEndian(file, at + 16),
                    Bytes.u32LittleEndian(file, at + 20),
                    Bytes.u32LittleEndian(file, at + 24),
                    Bytes.u32LittleEndian(file, at + 42)));
            at += DIRECTORY_ENTRY_BYTES
                    + nameLength
                    + Bytes.u16LittleEndian(file, at + 30)
                    + Bytes.u16LittleEndian(file, at + 32);
        }
        if (at != end) {
            throw corrupt();
        }
        return entries;
    }

    /** Entries that share their bytes are how ten megabytes become ten gigabytes; something before them hides a file. */
    private static void checkPlaces(byte[] file, List<Entry> entries) {
        long free = 0;
        for (Entry entry :
                entries.stream().sorted(Comparator.comparingLong(Entry::header)).toList()) {
            if (entry.header() < free) {
                throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
            }
            if (free == 0 && entry.header() != 0) {
                throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
            }
            free = dataOf(file, entry) + entry.packed();
            if (free > file.length) {
                throw corrupt();
            }
        }
    }

    private static long dataOf(byte[] file, Entry entry) {
        long header = entry.header();
        if (!Bytes.startsWith(file, header, "PK\3\4") || Bytes.u16LittleEndian(file, header + 8) != entry.method()) {
            throw corrupt();
        }
        return header
                + LOCAL_HEADER_BYTES
                + Bytes.u16LittleEndian(file, header + 26)
                + Bytes.u16LittleEndian(file, header + 28);
    }

    private static void checkNames(List<Entry> entries) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if ((entry.flags() & ENCRYPTED) != 0) {
                throw new FileRefusedException(Reason.FILE_ENCRYPTED);
            }
            String name = entry.name();
            if (name.startsWith("/")
                    || name.contains("\\")
                    || List.of(name.split("/", -1)).contains("..")
                    || !seen.add(name)) {
                throw corrupt();
            }
        }
    }

    private static boolean packsTooWell(Entry entry) {
        return entry.unpacked() > RATIO_MATTERS_FROM && entry.unpacked() > entry.packed() * HIGHEST_RATIO;
    }

    private byte[] unpack(byte[] file, Entry entry) {
        byte[] content = new byte[Math.toIntExact(entry.unpacked())];
        int data = Math.toIntExact(dataOf(file, entry));
        int packed = Math.toIntExact(entry.packed());
        budget.spend(content.length);
        if (entry.method() == STORED) {
            if (packed != content.length) {
                throw corrupt();
            }
            System.arraycopy(file, data, content, 0, packed);
        } else if (entry.method() == DEFLATED) {
            inflate(file, data, packed, content);
        } else {
            throw corrupt();
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc()) {
            throw corrupt();
        }
        return content;
    }

    private static void inflate(byte[] file, int data, int packed, byte[] content) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, data, packed);
            int read = 0;
            while (read < content.length) {
                int more = inflater.inflate(content, read, content.length - read);
                if (more == 0) {
                    throw corrupt();
                }
                read += more;
            }
            if (inflater.inflate(new byte[1]) != 0) {
                throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB); // more than it said
            }
        } catch (DataFormatException e) {
            throw corrupt();
        } finally {
            inflater.end();
        }
    }

    private static void checkContent(Entry entry, byte[] content) {
        boolean program = Bytes.startsWith(content, 0, "MZ")
                || Bytes.startsWith(content, 0, "\u007FELF")
                || Bytes.startsWith(content, 0, "#!");
        boolean archive = Bytes.startsWith(content, 0, "PK\3\4") || Bytes.startsWith(content, 0, "Rar!");
        if (program || archive) {
            throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
        }
        if (!entry.isDirectory() && entry.name().toLowerCase(Locale.ROOT).endsWith(".xml")) {
            String text = new String(content, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (FORBIDDEN_IN_XML.stream().anyMatch(text::contains)) {
                throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
            }
        }
    }

    private static boolean isRootDocument(byte[] xml) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                reader.nextTag();
                return reader.getLocalName().equals("OFD");
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw corrupt();
        }
    }

    private static FileRefusedException corrupt() {
        return new FileRefusedException(Reason.FILE_CORRUPT);
    }
}
