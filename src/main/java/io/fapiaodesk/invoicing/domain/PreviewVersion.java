package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.Yuan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which preview a customer has seen. Nothing of a preview is stored, so its version carries what is needed to tell later
 * what has changed: the amount of each invoice and of the offsets, and a digest of everything that would be issued. It is
 * compared with a plan that is made anew and never believed, so there is nothing to forge.
 */
public final class PreviewVersion {

    private static final int LONGEST = 8_000;
    private static final String OFFSETS = "offsets";
    private static final Pattern ENTRY =
            Pattern.compile("(offsets|[0-9A-Z]{1,8}/[0-9.]{1,6}/[0-9a-f]{8})=([0-9]{1,12}[.][0-9]{2})");

    private final String digest;
    private final Map<String, Yuan> amounts;

    private PreviewVersion(String digest, Map<String, Yuan> amounts) {
        this.digest = digest;
        this.amounts = amounts;
    }

    /**
     * What differs from the preview that the customer saw.
     *
     * @param total in CNY with tax, what vendors invoice included
     */
    public record Difference(List<Change> invoices, Amounts total, Amounts offsets) {}

    /** Before and after, in CNY with tax. */
    public record Amounts(Yuan before, Yuan after) {}

    /** An invoice that has changed, come or gone; the amount of one that is not there is zero. */
    public record Change(String entityCode, String rate, Amounts gross) {}

    public static PreviewVersion of(InvoiceType type, InvoicePlan plan) {
        Map<String, Yuan> amounts = new TreeMap<>();
        plan.drafts()
                .forEach(draft -> amounts.merge(
                        draft.entityCode() + "/" + draft.rate() + "/" + shortDigest(profile(draft.buyer())),
                        draft.total().gross(),
                        Yuan::plus));
        plan.forwarded()
                .forEach(forwarded -> amounts.merge(
                        Seller.VENDOR + "/0/"
                                + shortDigest(forwarded.vendor().name() + "\n" + profile(forwarded.buyer())),
                        forwarded.gross(),
                        Yuan::plus));
        amounts.put(OFFSETS, plan.offsetTotal());
        return new PreviewVersion(digest(everything(type, plan)), amounts);
    }

    /** A version as the customer gives it back; one that is not ours differs from any. */
    public static PreviewVersion parse(String text) {
        Map<String, Yuan> amounts = new TreeMap<>();
        if (text.length() > LONGEST) {
            return new PreviewVersion("", amounts);
        }
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(";", -1);
        } catch (IllegalArgumentException notBase64) {
            return new PreviewVersion("", amounts);
        }
        for (int i = 1; i < parts.length; i++) {
            Matcher entry = ENTRY.matcher(parts[i]);
            if (entry.matches()) {
                amounts.put(entry.group(1), Yuan.of(entry.group(2)));
            }
        }
        return new PreviewVersion(parts[0], amounts);
    }

    /** Whether both versions are of a preview that says the same. */
    public boolean isSameAs(PreviewVersion other) {
        return digest.equals(other.digest);
    }

    /** What has changed since this version. */
    public Difference to(PreviewVersion now) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(amounts.keySet());
        keys.addAll(now.amounts.keySet());
        keys.remove(OFFSETS);
        for (String key : keys) {
            Amounts gross = new Amounts(amount(key), now.amount(key));
            if (!gross.before().equals(gross.after())) {
                String[] parts = key.split("/", -1);
                changes.add(new Change(parts[0], parts[1], gross));
            }
        }
        return new Difference(
                changes, new Amounts(total(), now.total()), new Amounts(amount(OFFSETS), now.amount(OFFSETS)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(digest);
        amounts.forEach(
                (key, amount) -> text.append(';').append(key).append('=').append(amount));
        String encoded = encode(text.toString());
        // So many invoices that it would no longer fit into a request: what changed is then told by the totals only.
        return encoded.length() <= LONGEST ? encoded : encode(digest + ";" + OFFSETS + "=" + amount(OFFSETS));
    }

    private Yuan amount(String key) {
        return amounts.getOrDefault(key, Yuan.ZERO);
    }

    private Yuan total() {
        return amounts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OFFSETS))
                .map(Map.Entry::getValue)
                .reduce(Yuan.ZERO, Yuan::plus);
    }

    private static String everything(InvoiceType type, InvoicePlan plan) {
        StringBuilder all = new StringBuilder(type.name()).append('\n');
        for (InvoicePlan.Draft draft : plan.drafts()) {
            all.append(draft.entityCode())
                    .append('\t')
                    .append(draft.rate())
                    .append('\t')
                    .append(profile(draft.buyer()))
                    .append('\n');
            draft.lines().forEach(line -> all.append(line.itemId())
                    .append('\t')
                    .append(line.content())
                    .append('\t')
                    .append(line.amounts().gross())
                    .append('\n'));
        }
        for (InvoicePlan.Forwarded forwarded : plan.forwarded()) {
            all.append(forwarded.vendor().name())
                    .append('\t')
                    .append(profile(forwarded.buyer()))
                    .append('\n');
            forwarded.lines().forEach(line -> all.append(line.itemId())
                    .append('\t')
                    .append(line.gross())
                    .append('\n'));
        }
        plan.offsets().forEach(offset -> all.append(offset.deficitId())
                .append('\t')
                .append(offset.itemId())
                .append('\t')
                .append(offset.amount())
                .append('\n'));
        return all.toString();
    }

    private static String profile(Buyer buyer) {
        return String.join(
                "\u001f",
                buyer.name(),
                String.valueOf(buyer.taxId()),
                String.valueOf(buyer.bank()),
                String.valueOf(buyer.bankAccount()),
                String.valueOf(buyer.address()),
                String.valueOf(buyer.phone()));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortDigest(String text) {
        return digest(text).substring(0, 8);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
