package io.fapiaodesk.notice;

import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.platform.crypto.Sealer;
import java.util.Base64;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Addresses that customers name for one mail; what is kept of them is nobody's to read. */
@Component
class NamedAddresses {

    private static final char BETWEEN = ' ';

    private final Sealer sealer;

    NamedAddresses(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The account and, sealed for it, the address. */
    String seal(Recipient.Address recipient) {
        byte[] sealed = Objects.requireNonNull(sealer.sealText(
                placeOf(recipient.accountId()), recipient.address().value()));
        return recipient.accountId() + BETWEEN + Base64.getEncoder().encodeToString(sealed);
    }

    Recipient.Address open(String recipientId) {
        int between = recipientId.lastIndexOf(BETWEEN);
        String accountId = recipientId.substring(0, between);
        byte[] sealed = Base64.getDecoder().decode(recipientId.substring(between + 1));
        return new Recipient.Address(
                accountId, new EmailAddress(Objects.requireNonNull(sealer.openText(placeOf(accountId), sealed))));
    }

    private static Sealer.Place placeOf(String accountId) {
        return new Sealer.Place("notice", accountId, "recipient_id");
    }
}
