package io.fapiaodesk.notice.domain;

import io.fapiaodesk.notice.domain.Delivery.Remedy;
import java.util.regex.Pattern;

/**
 * The reply with which a mail server turned a mail down.
 *
 * @param toRecipient whether it answered the naming of the recipient, and not the connection, the sender or the text
 */
public record ServerReply(int code, String text, boolean toRecipient) {

    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>\"']+@[^\\s<>\"',;]+>?");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+");
    private static final int LONGEST = 200;

    /**
     * 5yz asks a person at once, everything else passes. The exception is older than the rule: 552 to a recipient means
     * "too many", which RFC 5321 (4.5.3.1.10) wants read as 452.
     */
    public boolean isPermanent() {
        return code >= 500 && code <= 599 && !(code == 552 && toRecipient);
    }

    public Delivery asDelivery() {
        if (!isPermanent()) {
            return new Delivery.Failed(masked(text), Remedy.MEND_SERVER);
        }
        return new Delivery.Refused(masked(text), toRecipient ? Remedy.MEND_SERVER_OR_ADDRESS : Remedy.MEND_SERVER);
    }

    /** What a server says, fit for a log and for Cockpit: one short line without anybody's address. */
    public static String masked(String said) {
        String line = ADDRESS.matcher(
                        NOT_PRINTABLE.matcher(said).replaceAll(" ").strip())
                .replaceAll("(address)");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
