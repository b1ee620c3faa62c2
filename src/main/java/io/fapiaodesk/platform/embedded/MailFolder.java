package io.fapiaodesk.platform.embedded;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Caught mails, one {@code .eml} file each, so that a restart keeps them. The file's name tells their order, whom a mail
 * is for (as a hash), and when it came by the application's clock, which the sandbox may have moved.
 */
final class MailFolder {

    private static final Pattern NAME = Pattern.compile("(\\d{9})-([0-9a-f]{8})-(-?\\d+)\\.eml");

    private final Path directory;
    private final AtomicLong last;

    MailFolder(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.last = new AtomicLong(
                names(null).stream().mapToLong(MailFolder::numberOf).max().orElse(0));
    }

    /** When this returns, the mail is kept. */
    void keep(MimeMessage mail, String to, Instant receivedAt) throws IOException, MessagingException {
        Path file = directory.resolve(
                "%09d-%s-%d.eml".formatted(last.incrementAndGet(), hash(to), receivedAt.toEpochMilli()));
        Path unfinished = directory.resolve(file.getFileName() + ".tmp");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            mail.writeTo(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In the order in which they came. */
    List<CaughtMail> newest(int most, @Nullable String to) {
        List<String> names = names(to);
        return names.subList(Math.max(0, names.size() - most), names.size()).stream()
                .map(this::read)
                .toList();
    }

    int count(@Nullable String to) {
        return names(to).size();
    }

    private List<String> names(@Nullable String to) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> {
                        Matcher parts = NAME.matcher(name);
                        return parts.matches() && (to == null || parts.group(2).equals(hash(to)));
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaughtMail read(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the name of a caught mail");
        }
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            return new CaughtMail(
                    orEmpty(mail.getMessageID()),
                    orEmpty(mail.getHeader("To", ", ")),
                    orEmpty(mail.getSubject()),
                    body(mail, "text/plain"),
                    body(mail, "text/html"),
                    Instant.ofEpochMilli(Long.parseLong(parts.group(3))),
                    attachments(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("A caught mail cannot be read: " + name, e);
        }
    }

    private static List<CaughtMail.Attachment> attachments(Part mail) throws IOException, MessagingException {
        List<CaughtMail.Attachment> found = new ArrayList<>();
        if (mail.isMimeType("multipart/mixed") && mail.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (Part.ATTACHMENT.equals(part.getDisposition())) {
                    found.add(new CaughtMail.Attachment(
                            orEmpty(part.getFileName()),
                            new ContentType(part.getContentType()).getBaseType(),
                            part.getInputStream().readAllBytes().length));
                }
            }
        }
        return List.copyOf(found);
    }

    private static String body(Part part, String type) throws IOException, MessagingException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent()).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart next = parts.getBodyPart(i);
                String found = body(next, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static long numberOf(String name) {
        return Long.parseLong(name.substring(0, 9));
    }

    private static String hash(String to) {
        byte[] address = to.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
