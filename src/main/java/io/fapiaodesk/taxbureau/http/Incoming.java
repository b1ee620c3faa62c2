package io.fapiaodesk.taxbureau.http;

import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.gateway.Gateway;
import io.fapiaodesk.platform.gateway.NonsenseException;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the bureau answers. What is not exactly an answer is nonsense; nothing is supplied or guessed. */
final class Incoming {

    private static final Pattern TWENTY_DIGITS = Pattern.compile("[0-9]{20}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,12})[.][0-9]{2}");
    private static final Pattern TAX_ID = Pattern.compile("[0-9A-Z]{15,20}");
    private static final int LONGEST_WAIT_SECONDS = 32 * 24 * 3600;

    private Incoming() {}

    static boolean isTwentyDigits(String number) {
        return TWENTY_DIGITS.matcher(number).matches();
    }

    static Answer answer(String requestId, Wire.@Nullable Answer body) {
        if (body == null || body.state() == null) {
            throw new NonsenseException("an answer that says nothing");
        }
        if (!requestId.equals(body.requestId())) {
            throw new NonsenseException("an answer to another request");
        }
        return switch (body.state()) {
            case "ACCEPTED" -> new Answer.Accepted();
            case "ISSUED" -> issued(body);
            case "REFUSED" -> refused(body.refusal());
            case "CANCELLED" -> new Answer.Cancelled();
            case "QUOTA_EXCEEDED" -> quotaExceeded(body.retryAfterSeconds());
            default -> throw new NonsenseException("a state that no request has");
        };
    }

    /** Over is a request that was cancelled; if not, the bureau has to say what has become of it. */
    static Answer answerToCancellation(String requestId, Wire.@Nullable Answer body) {
        Answer answer = answer(requestId, body);
        if (answer instanceof Answer.Accepted || answer instanceof Answer.QuotaExceeded) {
            throw new NonsenseException("neither cancelled nor carried out");
        }
        return answer;
    }

    static ConfirmationForm form(String number, Wire.@Nullable ConfirmationForm body) {
        if (body == null || !number.equals(body.number())) {
            throw new NonsenseException("another form");
        }
        return new ConfirmationForm(
                number,
                state(body.state()),
                matching(TWENTY_DIGITS, body.blueNumber(), "a form for no invoice"),
                matching(TAX_ID, body.sellerTaxId(), "a form without seller"),
                body.buyerTaxId() == null
                        ? null
                        : matching(TAX_ID, body.buyerTaxId(), "a form with a buyer that has no tax id"),
                amount(body.net()),
                amount(body.tax()),
                matching(CODE, body.reasonCode(), "a form without reason"),
                time(body.createdAt(), "a form of no time"),
                body.redNumber() == null ? null : matching(TWENTY_DIGITS, body.redNumber(), "no red-letter invoice"));
    }

    private static Answer issued(Wire.Answer body) {
        String number = matching(TWENTY_DIGITS, body.number(), "an invoice without its number");
        Instant issuedAt = time(body.issuedAt(), "an invoice without its date");
        return new Answer.Issued(number, issuedAt, Boolean.TRUE.equals(body.sample()));
    }

    private static Answer refused(Wire.@Nullable Refusal refusal) {
        if (refusal == null) {
            throw new NonsenseException("a refusal without reason");
        }
        String code = matching(CODE, refusal.code(), "a refusal without code");
        return new Answer.Refused(code, Gateway.readable(refusal.message()));
    }

    private static Answer quotaExceeded(@Nullable Integer seconds) {
        if (seconds == null || seconds < 1 || seconds > LONGEST_WAIT_SECONDS) {
            throw new NonsenseException("a quota that is used up for no time");
        }
        return new Answer.QuotaExceeded(Duration.ofSeconds(seconds));
    }

    private static Yuan amount(@Nullable String text) {
        return Yuan.of(matching(AMOUNT, text, "no amount"));
    }

    private static ConfirmationForm.State state(@Nullable String code) {
        return ConfirmationForm.State.ofCode(code == null ? "" : code)
                .orElseThrow(() -> new NonsenseException("a state of no form"));
    }

    private static Instant time(@Nullable String text, String otherwise) {
        return StrictDate.moment("", text).fold(moment -> moment, refusals -> {
            throw new NonsenseException(otherwise);
        });
    }

    private static String matching(Pattern form, @Nullable String text, String otherwise) {
        if (text == null || !form.matcher(text).matches()) {
            throw new NonsenseException(otherwise);
        }
        return text;
    }
}
