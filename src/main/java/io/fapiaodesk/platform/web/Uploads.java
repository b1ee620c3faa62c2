package io.fapiaodesk.platform.web;

import io.fapiaodesk.platform.documents.Upload;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files as they come in with a form. */
public final class Uploads {

    private Uploads() {}

    public static List<Upload> of(@Nullable List<MultipartFile> files) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        if (files != null) {
            for (MultipartFile file : files) {
                String name = file.getOriginalFilename();
                uploads.add(new Upload(name == null ? "" : name, file.getBytes()));
            }
        }
        return uploads;
    }

    /** Tells a call with its body and files from any other. */
    public static String fingerprint(String call, byte[] body, List<Upload> uploads) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            for (Upload upload : uploads) {
                digest.update(MessageDigest.getInstance("SHA-256").digest(upload.content()));
            }
            return call + " " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
