package io.fapiaodesk.vendor.domain;

import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor of the marketplace is reached.
 *
 * @param name as orders call it
 * @param mail where requests are mailed to
 * @param hookUrl where requests are posted to as well
 * @param hookSecret by which the vendor knows that a request is ours
 */
public record VendorContact(
        String name,
        @Nullable EmailAddress mail,
        @Nullable String phone,
        @Nullable String hookUrl,
        @Nullable String hookSecret) {

    /** What vendors are told apart by. */
    public AsRead asRead() {
        return AsRead.of(name);
    }

    /** Whom a customer or a colleague may ask; nothing when neither mailbox nor telephone is kept. */
    public @Nullable String inWords() {
        if (mail == null) {
            return phone;
        }
        return phone == null ? mail.value() : mail.value() + ", " + phone;
    }

    /** The secret is not for logs. */
    @Override
    public String toString() {
        return "VendorContact[name=" + name + "]";
    }
}
