package io.fapiaodesk.platform.documents;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Hands a file to a browser: to be saved, never to be shown as part of this site, and to be kept by nobody between. */
public final class FileResponse {

    private FileResponse() {}

    public static ResponseEntity<byte[]> of(DocumentFile file) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file.fileName()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(file.content());
    }

    /** RFC 6266: the name in full for whoever reads RFC 5987, and in ASCII for the rest. */
    static String attachment(String fileName) {
        StringBuilder plain = new StringBuilder();
        fileName.codePoints()
                .forEach(
                        c -> plain.append(c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%' ? (char) c : '_'));
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '.' || b == '-') {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return "attachment; filename=\"" + withoutLeadingGaps(plain.toString()) + "\"; filename*=UTF-8''" + encoded;
    }

    /** What is left of a Chinese name is its digits; they need no row of underscores before them. */
    private static String withoutLeadingGaps(String plain) {
        String rest = plain.replaceFirst("^_+", "");
        return rest.matches("[0-9A-Za-z].*") ? rest : plain;
    }
}
