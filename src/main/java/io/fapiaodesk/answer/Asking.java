package io.fapiaodesk.answer;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody asking a question: who it is, and what they added. What cannot be read of it is gathered as refusals. */
final class Asking {

    private static final int LONGEST = 200;

    private final @Nullable Account account;
    private final Map<String, String> added;
    private final List<Refusal> refusals = new ArrayList<>();

    Asking(@Nullable Account account, Map<String, String> added) {
        this.account = account;
        this.added = Map.copyOf(added);
    }

    /** Of those who have no account, only what holds for everybody can be said. */
    Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** The account of a customer; whoever asks about an account without having one is told so. */
    Account customer() {
        if (account == null) {
            throw new NotACustomerException();
        }
        return account;
    }

    /** Never leaves this package. */
    static final class NotACustomerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Optional<String> text(String name) {
        return given(name).flatMap(raw -> read(PlainText.check("/" + name, raw, LONGEST)));
    }

    /** A word of ours, however it is written. */
    Optional<String> word(String name) {
        return text(name).map(text -> text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A word that must be one of these. */
    Optional<String> oneOf(String name, String... words) {
        Optional<String> word = word(name);
        if (word.isPresent() && !List.of(words).contains(word.get())) {
            refusals.add(Refusal.invalidField("/" + name, "INVALID_VALUE"));
            return Optional.empty();
        }
        return word;
    }

    Optional<Yuan> amount(String name) {
        return given(name).flatMap(raw -> read(Yuan.check("/" + name, raw)));
    }

    Optional<YearMonth> month(String name) {
        return given(name).flatMap(raw -> read(StrictDate.month("/" + name, raw)));
    }

    /** A moment, or the beginning of a day. */
    Optional<Instant> moment(String name) {
        return given(name)
                .flatMap(raw -> read(
                        hasTime(raw)
                                ? StrictDate.moment("/" + name, raw)
                                : StrictDate.day("/" + name, raw)
                                        .fold(day -> Result.done(ShanghaiTime.startOf(day)), Result::refused)));
    }

    boolean isDay(String name) {
        return given(name).filter(raw -> !hasTime(raw)).isPresent();
    }

    List<Refusal> refusals() {
        return refusals;
    }

    private static boolean hasTime(String raw) {
        return raw.indexOf('T') >= 0;
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(added.get(name)).filter(raw -> !raw.isBlank());
    }

    private <T> Optional<T> read(Result<T> result) {
        return result.fold(Optional::of, refused -> {
            refusals.addAll(refused);
            return Optional.empty();
        });
    }
}
