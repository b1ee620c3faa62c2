package io.fapiaodesk.platform.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail server of our own that keeps what it is given instead of passing it on. Like a real one it can be told to
 * refuse, and then does so in the middle of the dialogue.
 */
public final class EmbeddedMail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMail.class);
    private static final int STARTUP_MILLIS = 10_000;

    private final MailFolder folder;
    private final Clock clock;
    private final SmtpServer server;
    private volatile @Nullable Integer refusal;

    private EmbeddedMail(MailFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.server =
                new SmtpServer(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), new CatchingManagers());
    }

    static EmbeddedMail start(Path dataDirectory, Clock clock) {
        EmbeddedMail mail = new EmbeddedMail(new MailFolder(dataDirectory.resolve("mails")), clock);
        mail.server.setDaemon(true);
        mail.server.startService();
        try {
            if (!mail.server.waitTillRunning(STARTUP_MILLIS)) {
                throw new IllegalStateException("The embedded mail server did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded mail server started", e);
        }
        log.info("Embedded mail server runs on port {}", mail.port());
        return mail;
    }

    public int port() {
        return server.getPort();
    }

    /** The newest of the caught mails, in the order in which they came. */
    public List<CaughtMail> newest(int most, @Nullable String to) {
        return folder.newest(most, to);
    }

    public int count(@Nullable String to) {
        return folder.count(to);
    }

    /** From now on answers this code to whoever names a recipient; takes mails again when there is none. */
    public void refuseWith(@Nullable Integer code) {
        refusal = code;
    }

    public @Nullable Integer refusal() {
        return refusal;
    }

    @Override
    public void close() {
        server.stopService();
    }

    private @Nullable String answerToRecipient() {
        Integer code = refusal;
        if (code == null) {
            return null;
        }
        return code < 500
                ? code + " 4.3.0 Refused for now, as the sandbox was told"
                : code + " 5.3.0 Refused for good, as the sandbox was told";
    }

    private final class CatchingManagers extends Managers {

        private final SmtpManager smtp = new CatchingManager(getImapHostManager(), getUserManager());

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    private final class CatchingManager extends SmtpManager {

        CatchingManager(ImapHostManager mailboxes, UserManager users) {
            super(mailboxes, users);
        }

        @Override
        @SuppressWarnings("NullAway") // the server takes null for "no objection"
        public String checkRecipient(SmtpState state, MailAddress recipient) {
            return answerToRecipient();
        }

        /** An exception from here is answered with 451. */
        @Override
        public synchronized void send(SmtpState state) {
            try {
                for (MailAddress recipient : state.getMessage().getToAddresses()) {
                    folder.keep(state.getMessage().getMessage(), recipient.getEmail(), clock.instant());
                }
            } catch (IOException | MessagingException e) {
                throw new IllegalStateException("A mail could not be kept", e);
            }
        }
    }
}
