package io.fapiaodesk.platform.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** What a file is, by its content. Its name says nothing. */
enum FileGuess {
    WORKBOOK,
    TEXT,
    OLD_EXCEL,
    OLD_OFFICE,
    PROTECTED,
    OPEN_DOCUMENT,
    WORD,
    BINARY_WORKBOOK,
    ARCHIVE,
    PDF,
    PICTURE,
    WEB_PAGE,
    TOO_LARGE_UNPACKED,
    BROKEN;

    private static final int MOST_PARTS = 1_000;
    private static final long MOST_UNPACKED = 48L * 1024 * 1024;
    private static final int BEGINNING = 4 * 1024;

    static FileGuess of(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, BEGINNING), ISO_8859_1);
        if (beginning.startsWith("PK\u0003\u0004") || beginning.startsWith("PK\u0005\u0006")) {
            return packed(file);
        }
        if (beginning.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return compound(file);
        }
        String text = beginning.replace("\u00ef\u00bb\u00bf", "").stripLeading();
        if (text.startsWith("%PDF-")) {
            return PDF;
        }
        if (beginning.startsWith("\u00ff\u00d8\u00ff")
                || beginning.startsWith("\u0089PNG")
                || beginning.startsWith("GIF8")
                || (beginning.startsWith("BM") && beginning.indexOf('\0') >= 0)
                || beginning.startsWith("ftyp", 4)) {
            return PICTURE;
        }
        if (beginning.startsWith("{\\rtf")) {
            return WORD;
        }
        if (beginning.startsWith("Rar!")
                || beginning.startsWith("7z\u00bc\u00af")
                || beginning.startsWith("\u001f\u008b")) {
            return ARCHIVE;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("<") && (lower.contains("<html") || lower.contains("<table") || lower.contains("<?xml"))
                ? WEB_PAGE
                : TEXT;
    }

    /** Every part is unpacked once and counted, so that whoever reads them later does not have to be careful. */
    private static FileGuess packed(byte[] file) {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = WorkbookReader.open(file)) {
            long unpacked = 0;
            byte[] buffer = new byte[16 * 1024];
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                names.add(part.getName());
                if (names.size() > MOST_PARTS) {
                    return TOO_LARGE_UNPACKED;
                }
                if (part.getGeneralPurposeBit().usesEncryption()) {
                    return PROTECTED;
                }
                try (InputStream content = zip.getInputStream(part)) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED) {
                            return TOO_LARGE_UNPACKED;
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return BROKEN;
        }
        return byParts(names);
    }

    private static FileGuess byParts(Set<String> names) {
        if (names.contains("xl/workbook.xml")) {
            return WORKBOOK;
        }
        if (names.contains("xl/workbook.bin")) {
            return BINARY_WORKBOOK;
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            return OPEN_DOCUMENT;
        }
        if (names.stream().anyMatch(name -> name.startsWith("word/") || name.startsWith("ppt/"))) {
            return WORD;
        }
        // Some writers give the workbook another place; its types always stand here.
        return names.contains("[Content_Types].xml") && names.stream().anyMatch(name -> name.endsWith("workbook.xml"))
                ? WORKBOOK
                : ARCHIVE;
    }

    /** The container of old office files, and of new ones that are protected with a password. */
    private static FileGuess compound(byte[] file) {
        String content = new String(file, ISO_8859_1);
        if (content.contains(wide("EncryptedPackage"))) {
            return PROTECTED;
        }
        return content.contains(wide("Workbook")) || content.contains(wide("Book")) ? OLD_EXCEL : OLD_OFFICE;
    }

    private static String wide(String name) {
        return new String(name.getBytes(UTF_16LE), ISO_8859_1);
    }
}
