package io.fapiaodesk.platform.sheet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers with a list as a file. It is written down first: whoever reads it slowly holds no connection to the database, and
 * whatever goes wrong goes wrong before the answer has begun.
 */
public final class SheetDownload {

    private SheetDownload() {}

    /** Writes the rows of a list. */
    @FunctionalInterface
    public interface Rows {
        void writeTo(SheetWriter writer) throws IOException;
    }

    /** A list with its title. */
    public interface Sheet extends Rows {
        String title();
    }

    /** Sends a list in the format that its address names. */
    public static void send(HttpServletRequest request, HttpServletResponse response, String name, Sheet sheet)
            throws IOException {
        send(response, SheetFormat.ofAddress(request.getRequestURI()), name, sheet.title(), sheet);
    }

    /**
     * Sends a list.
     *
     * @param name of the file, for programs that know ASCII only
     * @param title of the file and of its sheet, for people
     */
    public static void send(HttpServletResponse response, SheetFormat format, String name, String title, Rows rows)
            throws IOException {
        Path file = Files.createTempFile("fapiao-list-", "." + format.ending());
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                    SheetWriter writer = format.writer(out, title)) {
                rows.writeTo(writer);
            }
            response.setContentType(format.contentType());
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Cache-Control", "no-store");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s.%s"
                            .formatted(
                                    name,
                                    format.ending(),
                                    URLEncoder.encode(title, StandardCharsets.UTF_8)
                                            .replace("+", "%20"),
                                    format.ending()));
            Files.copy(file, response.getOutputStream());
            response.flushBuffer();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
