package io.fapiaodesk.notice;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.domain.Delivery;
import io.fapiaodesk.notice.domain.Delivery.Remedy;
import io.fapiaodesk.notice.domain.ServerReply;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.gateway.NoTransaction;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Hands one mail to the mail server. Each mail has one recipient, so that there is no half delivery; the answer comes
 * right after the server's last reply, because until "sent" is on record a crash would send the mail again.
 */
class Mailer {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    /** Of a header, so that what follows begins on a line of its own. */
    private static final int LONGEST_LINE = 76;

    private final JavaMailSenderImpl server;
    private final String from;
    private final String domain;
    private final Clock clock;
    private final Session session;

    Mailer(JavaMailSenderImpl server, String from, String domain, Clock clock) {
        this.server = server;
        this.from = from;
        this.domain = domain;
        this.clock = clock;
        this.session = sessionOf(server);
    }

    /** The domain that message ids are made in. */
    String domain() {
        return domain;
    }

    Delivery send(Letter letter, Mailbox mailbox, String messageId) {
        NoTransaction.whileAsking("mail server");
        MimeMessage message;
        InternetAddress recipient;
        try {
            recipient = addressOf(mailbox.address());
        } catch (AddressException e) {
            return new Delivery.Refused(
                    "the recipient's address cannot be used",
                    mailbox.ofStaff() ? Remedy.CONFIGURE_MAILBOX : Remedy.GIVE_ADDRESS);
        }
        try {
            message = messageOf(letter, recipient, mailbox, messageId);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Delivery.Refused(
                    ServerReply.masked("the mail cannot be put together: " + e), Remedy.REPORT_DEFECT);
        }
        Transport transport;
        try {
            transport = session.getTransport(protocol());
        } catch (MessagingException e) {
            return new Delivery.Refused(ServerReply.masked(e.toString()), Remedy.MEND_SERVER);
        }
        try {
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            transport.sendMessage(message, new Address[] {recipient});
            return new Delivery.Accepted();
        } catch (MessagingException e) {
            return replyIn(e, transport)
                    .map(ServerReply::asDelivery)
                    .orElseGet(() -> new Delivery.Failed(withoutReply(e), Remedy.MEND_SERVER));
        } finally {
            close(transport);
        }
    }

    private String protocol() {
        return server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
    }

    private static Session sessionOf(JavaMailSenderImpl server) {
        Properties properties = new Properties();
        for (String protocol : new String[] {"smtp", "smtps"}) {
            // The goodbye is not waited for: the mail has been accepted, or not, before it.
            properties.setProperty("mail." + protocol + ".quitwait", "false");
        }
        properties.putAll(server.getJavaMailProperties());
        return Session.getInstance(properties);
    }

    private MimeMessage messageOf(Letter letter, InternetAddress recipient, Mailbox mailbox, String messageId)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(new InternetAddress(from, letter.senderName(), StandardCharsets.UTF_8.name()));
        message.setRecipient(Message.RecipientType.TO, recipient);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ShanghaiTime.at(clock.instant())));
        message.setHeader("Content-Language", mailbox.language().toLanguageTag());
        // RFC 3834: so that nobody's absence assistant answers.
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(canonical(letter.text()), StandardCharsets.UTF_8.name(), "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(canonical(letter.html()), StandardCharsets.UTF_8.name(), "html");
        MimeMultipart reading = new MimeMultipart("alternative", text, html);
        message.setContent(letter.attachments().isEmpty() ? reading : withAttachments(reading, letter.attachments()));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart withAttachments(MimeMultipart reading, List<DocumentFile> files)
            throws MessagingException, UnsupportedEncodingException {
        MimeBodyPart letter = new MimeBodyPart();
        letter.setContent(reading);
        MimeMultipart mail = new MimeMultipart("mixed", letter);
        for (DocumentFile file : files) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
            part.setDisposition(Part.ATTACHMENT);
            setFileName(part, file.mediaType(), file.fileName());
            mail.addBodyPart(part);
        }
        return mail;
    }

    /**
     * A name that is not ASCII in the two ways there are: as RFC 2231 wants it, and before it in words encoded by RFC 2047,
     * which old Outlook, Foxmail and QQ mail read and which stand in {@code Content-Type}, too. Who knows both takes the
     * first.
     */
    private static void setFileName(MimeBodyPart part, String mediaType, String fileName)
            throws MessagingException, UnsupportedEncodingException {
        String word = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName)
                ? fileName.replaceAll("[\"\\\\]", "_")
                : MimeUtility.encodeText(fileName, StandardCharsets.UTF_8.name(), "B");
        ParameterList full = new ParameterList();
        full.set("filename", fileName, StandardCharsets.UTF_8.name());
        String plain = "\r\n\tfilename=\"" + word + "\"";
        part.setHeader(
                "Content-Disposition",
                Part.ATTACHMENT + ";" + plain + (word.equals(fileName) ? "" : full.toString(LONGEST_LINE)));
        part.setHeader("Content-Type", mediaType + ";\r\n\tname=\"" + word + "\"");
    }

    /** RFC 2045 (6.8): lines end with CRLF before they are encoded. */
    private static String canonical(String text) {
        return LINE_END.matcher(text).replaceAll("\r\n");
    }

    /** Exactly one address of the usual form; a domain with letters of any script is written as the DNS knows it. */
    private static InternetAddress addressOf(String address) throws AddressException {
        int at = address.lastIndexOf('@');
        if (at < 1 || !StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, at))) {
            throw new AddressException("Not an address that every server takes");
        }
        try {
            InternetAddress parsed =
                    new InternetAddress(address.substring(0, at) + "@" + IDN.toASCII(address.substring(at + 1)), true);
            if (parsed.getPersonal() != null || parsed.isGroup()) {
                throw new AddressException("Not one bare address");
            }
            return parsed;
        } catch (IllegalArgumentException e) {
            throw new AddressException("Not a domain");
        }
    }

    /** The reply that decided, if it was a reply at all and not silence, a cut line or rubbish. */
    private static Optional<ServerReply> replyIn(MessagingException failure, Transport transport) {
        Optional<ServerReply> toText = Optional.empty();
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                return reply(address.getReturnCode(), address, true);
            }
            if (e instanceof SMTPSenderFailedException sender) {
                return reply(sender.getReturnCode(), sender, false);
            }
            if (e instanceof SMTPSendFailedException send) {
                toText = reply(send.getReturnCode(), send, false);
            }
            if (next.getNextException() instanceof IOException) {
                return Optional.empty();
            }
        }
        if (toText.isPresent()) {
            return toText;
        }
        // The greeting, the introduction and the sign-in have no exceptions of their own.
        if (transport instanceof SMTPTransport smtp) {
            String said = failure instanceof AuthenticationFailedException ? "sign-in: " : "";
            return reply(smtp.getLastReturnCode(), said + smtp.getLastServerResponse(), false);
        }
        return Optional.empty();
    }

    private static Optional<ServerReply> reply(int code, MessagingException e, boolean toRecipient) {
        return reply(code, String.valueOf(e.getMessage()), toRecipient);
    }

    private static Optional<ServerReply> reply(int code, String text, boolean toRecipient) {
        return code >= 400 && code <= 599 ? Optional.of(new ServerReply(code, text, toRecipient)) : Optional.empty();
    }

    private static String withoutReply(MessagingException failure) {
        Exception cause = failure.getNextException();
        return ServerReply.masked(cause == null ? String.valueOf(failure.getMessage()) : cause.toString());
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What had to be said has been said.
        }
    }
}
