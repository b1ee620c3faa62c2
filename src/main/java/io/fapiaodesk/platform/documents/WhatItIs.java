package io.fapiaodesk.platform.documents;

import java.util.Set;
import java.util.function.Function;

/**
 * Says what a refused file is, as far as its first look tells, so that its sender knows which file to look for. The
 * names of the kinds are the keys of their texts, {@code file.<kind>}.
 */
enum WhatItIs {
    PDF,
    JPEG,
    PNG,
    HEIC,
    OFD,
    EXCEL,
    WORD,
    POWERPOINT,
    OFFICE,
    ZIP,
    ARCHIVE,
    PICTURE,
    VIDEO,
    AUDIO,
    WEB_PAGE,
    XML,
    TEXT,
    MAIL,
    PROGRAM,
    UNKNOWN;

    private static final Set<String> ARCHIVES = Set.of(
            "application/x-rar-compressed",
            "application/x-7z-compressed",
            "application/gzip",
            "application/x-tar",
            "application/x-bzip2",
            "application/x-xz");
    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-elf",
            "application/x-executable",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-sh",
            "application/java-vm",
            "application/x-mach-o",
            "application/x-bat");
    private static final int LOOKED_AT = 4096;

    static WhatItIs of(byte[] content, Function<byte[], String> mediaType) {
        String type = mediaType.apply(content);
        return switch (type) {
            case "application/pdf" -> PDF;
            case "image/jpeg" -> JPEG;
            case "image/png" -> PNG;
            case "application/zip" -> inArchive(content);
            case "application/x-tika-msoffice" -> inOldOffice(content);
            case "application/rtf" -> WORD;
            case "text/html", "application/xhtml+xml", "image/svg+xml" -> WEB_PAGE;
            case "application/xml" -> XML;
            case "message/rfc822" -> MAIL;
            default -> byFamily(type, content);
        };
    }

    private static WhatItIs byFamily(String type, byte[] content) {
        if (ARCHIVES.contains(type)) {
            return ARCHIVE;
        }
        if (PROGRAMS.contains(type)
                || type.startsWith("application/x-msdownload")
                || Bytes.startsWith(content, 0, "MZ")) {
            return PROGRAM;
        }
        if (HeicInspector.isHeic(content)) {
            return HEIC;
        }
        if (type.startsWith("image/") || Bytes.startsWith(content, 4, "ftypavi")) {
            return PICTURE;
        }
        if (type.startsWith("video/") || type.equals("application/mp4") || Bytes.startsWith(content, 4, "ftyp")) {
            return VIDEO;
        }
        if (type.startsWith("audio/")) {
            return AUDIO;
        }
        return isText(content) ? TEXT : UNKNOWN;
    }

    /** The names of what is in an archive are not packed. */
    private static WhatItIs inArchive(byte[] content) {
        if (has(content, "word/document") || has(content, "opendocument.text")) {
            return WORD;
        }
        if (has(content, "xl/workbook") || has(content, "opendocument.spreadsheet")) {
            return EXCEL;
        }
        if (has(content, "ppt/presentation") || has(content, "opendocument.presentation")) {
            return POWERPOINT;
        }
        return has(content, "OFD.xml") ? OFD : ZIP;
    }

    /** The names of the parts are written in two bytes a letter. */
    private static WhatItIs inOldOffice(byte[] content) {
        if (has(content, wide("WordDocument"))) {
            return WORD;
        }
        if (has(content, wide("Workbook")) || has(content, wide("Book"))) {
            return EXCEL;
        }
        return has(content, wide("PowerPoint Document")) ? POWERPOINT : OFFICE;
    }

    private static boolean has(byte[] content, String mark) {
        return Bytes.indexOf(content, mark, 0, content.length) >= 0;
    }

    private static String wide(String ascii) {
        return ascii.replaceAll("(?s)(.)", "$1\0");
    }

    /** In whatever encoding: no control characters but ends of lines and tabs. */
    private static boolean isText(byte[] content) {
        for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
            int b = content[i] & 0xFF;
            if (b < ' ' && !Character.isWhitespace(b)) {
                return false;
            }
        }
        return true;
    }
}
