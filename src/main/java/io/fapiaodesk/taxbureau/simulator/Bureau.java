package io.fapiaodesk.taxbureau.simulator;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.taxbureau.simulator.Books.Amounts;
import io.fapiaodesk.taxbureau.simulator.Books.Entry;
import io.fapiaodesk.taxbureau.simulator.Books.Form;
import io.fapiaodesk.taxbureau.simulator.Books.Request;
import io.fapiaodesk.taxbureau.simulator.Books.Settings;
import io.fapiaodesk.taxbureau.simulator.Messages.Answer;
import io.fapiaodesk.taxbureau.simulator.Messages.BlueInvoice;
import io.fapiaodesk.taxbureau.simulator.Messages.ConfirmationForm;
import io.fapiaodesk.taxbureau.simulator.Messages.RedInvoice;
import io.fapiaodesk.taxbureau.simulator.Messages.Refusal;
import io.fapiaodesk.taxbureau.simulator.Messages.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The simulated bureau at work. A request moves on when somebody asks about it and its time has come, under the lock of
 * its row; so nothing has to run in the background, and a crash loses nothing.
 */
final class Bureau {

    /** The request id stands for another invoice already. */
    static final class ReusedRequestIdException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Above these digits no seller's region goes: the issuing channel of this bureau. */
    private static final String CHANNEL = "2";

    private static final Duration TIME_TO_AGREE = Duration.ofDays(3);
    private static final String WRONGLY_ISSUED = "01";

    private final Books books;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<Optional<Refusal>> refusalToOrder;

    Bureau(Books books, TransactionTemplate transaction, Clock clock, Supplier<Optional<Refusal>> refusalToOrder) {
        this.books = books;
        this.transaction = transaction;
        this.clock = clock;
        this.refusalToOrder = refusalToOrder;
    }

    Answer issue(String requestId, BlueInvoice invoice) {
        return submit(
                requestId,
                hash(invoice),
                settings -> Checks.blue(invoice),
                now -> new Entry(
                        requestId,
                        "BLUE",
                        hash(invoice),
                        Objects.requireNonNullElse(invoice.seller().taxId(), ""),
                        invoice.buyer().taxId(),
                        Books.monthOf(now),
                        invoice.gross(),
                        invoice.net(),
                        invoice.tax(),
                        null,
                        null));
    }

    Answer reverse(String requestId, RedInvoice invoice) {
        return submit(
                requestId,
                hash(invoice),
                settings -> Checks.red(invoice).or(() -> reversal(invoice)),
                now -> new Entry(
                        requestId,
                        "RED",
                        hash(invoice),
                        Objects.requireNonNullElse(invoice.seller().taxId(), ""),
                        invoice.buyer().taxId(),
                        Books.monthOf(now),
                        invoice.gross(),
                        invoice.net(),
                        invoice.tax(),
                        invoice.blue().number(),
                        invoice.formNumber()));
    }

    Optional<Answer> status(String requestId) {
        return inTransaction(() -> {
            Settings settings = books.settings();
            return books.lock(requestId, settings.latencyMillis()).map(request -> settle(request, settings));
        });
    }

    Answer cancel(String requestId) {
        return inTransaction(() -> {
            Settings settings = books.settings();
            books.enterCancelled(requestId, clock.instant());
            Answer answer =
                    settle(books.lock(requestId, settings.latencyMillis()).orElseThrow(), settings);
            if (answer.state() == State.ACCEPTED) {
                books.setState(requestId, State.CANCELLED.name());
                return Answer.of(requestId, State.CANCELLED);
            }
            return answer;
        });
    }

    Optional<ConfirmationForm> form(String number) {
        return inTransaction(() -> books.lockForm(number).map(this::shown));
    }

    Optional<ConfirmationForm> confirm(String number) {
        return inTransaction(() -> books.lockForm(number).map(form -> {
            if (!"03".equals(stateNow(form))) {
                return shown(form);
            }
            books.setFormState(number, "04");
            return shown(books.lockForm(number).orElseThrow());
        }));
    }

    ConfirmationForm shown(Form form) {
        return new ConfirmationForm(
                form.number(),
                stateNow(form),
                form.blueNumber(),
                form.sellerTaxId(),
                form.buyerTaxId(),
                form.net().toPlainString(),
                form.tax().toPlainString(),
                form.reasonCode(),
                ShanghaiTime.at(form.createdAt()),
                form.redNumber());
    }

    private Answer submit(
            String requestId,
            String hash,
            Function<Settings, Optional<Refusal>> check,
            Function<Instant, Entry> entry) {
        while (true) {
            Optional<Answer> answer = inTransaction(() -> {
                Settings settings = books.settings();
                Optional<Request> known = books.lock(requestId, settings.latencyMillis());
                if (known.isPresent()) {
                    return Optional.of(answerAgain(known.get(), hash, settings));
                }
                return enter(requestId, check, entry, settings);
            });
            // Somebody else entered the same id in this moment: theirs is the one.
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private Answer answerAgain(Request known, String hash, Settings settings) {
        if (!known.kind().equals("NONE") && !hash.equals(known.contentHash())) {
            throw new ReusedRequestIdException();
        }
        return settle(known, settings);
    }

    private Optional<Answer> enter(
            String requestId,
            Function<Settings, Optional<Refusal>> check,
            Function<Instant, Entry> entry,
            Settings settings) {
        Instant now = clock.instant();
        Entry asked = entry.apply(now);
        Refusal mistake = check.apply(settings).orElse(null);
        if (mistake != null) {
            return books.enter(asked, State.REFUSED.name(), mistake, now)
                    ? Optional.of(Answer.refused(requestId, mistake))
                    : Optional.empty();
        }
        if (isBeyondQuota(asked, settings)) {
            return Optional.of(Answer.quotaExceeded(requestId, settings.quotaRetrySeconds()));
        }
        Refusal later = refusalToOrder.get().orElse(null);
        if (!books.enter(asked, State.ACCEPTED.name(), later, now)) {
            return Optional.empty();
        }
        return Optional.of(
                settle(books.lock(requestId, settings.latencyMillis()).orElseThrow(), settings));
    }

    /** What has become of a request by now. */
    private Answer settle(Request request, Settings settings) {
        String id = request.requestId();
        State state = State.valueOf(request.state());
        if (state == State.ACCEPTED && request.due()) {
            if (request.refusalCode() != null) {
                books.setState(id, State.REFUSED.name());
                return Answer.refused(id, refusal(request));
            }
            Instant issuedAt = request.receivedOn().plusMillis(settings.latencyMillis());
            String number = books.issue(id, beginningOfNumber(request, issuedAt), issuedAt);
            return Answer.issued(id, number, ShanghaiTime.at(issuedAt));
        }
        return switch (state) {
            case ISSUED ->
                Answer.issued(
                        id,
                        Objects.requireNonNull(request.number()),
                        ShanghaiTime.at(Objects.requireNonNull(request.issuedAt())));
            case REFUSED -> Answer.refused(id, refusal(request));
            case ACCEPTED, CANCELLED, QUOTA_EXCEEDED -> Answer.of(id, state);
        };
    }

    private static Refusal refusal(Request request) {
        return new Refusal(
                Objects.requireNonNull(request.refusalCode()),
                Objects.requireNonNullElse(request.refusalMessage(), ""));
    }

    /** Year, the seller's province, channel. */
    private static String beginningOfNumber(Request request, Instant issuedAt) {
        String seller = Objects.requireNonNull(request.sellerTaxId());
        String province = seller.length() == 18 ? seller.substring(2, 4) : seller.substring(0, 2);
        int year = YearMonth.from(ShanghaiTime.at(issuedAt)).getYear() % 100;
        return "%02d%s%s".formatted(year, province.matches("[0-9]{2}") ? province : "11", CHANNEL);
    }

    private boolean isBeyondQuota(Entry asked, Settings settings) {
        if (!asked.kind().equals("BLUE")) {
            return false;
        }
        Optional<BigDecimal> quota = books.sellerQuotas().stream()
                .filter(own -> own.getKey().equals(asked.sellerTaxId()))
                .findFirst()
                .map(java.util.Map.Entry::getValue)
                .orElseGet(() -> Optional.ofNullable(settings.quota()));
        if (quota.isEmpty()) {
            return false;
        }
        books.lockQuota(asked.sellerTaxId());
        BigDecimal wanted = books.invoiced(asked.sellerTaxId(), asked.month()).add(asked.gross());
        return wanted.compareTo(quota.get()) > 0;
    }

    private Optional<Refusal> reversal(RedInvoice invoice) {
        String seller = Objects.requireNonNull(invoice.seller().taxId());
        String number = invoice.blue().number();
        Amounts said = new Amounts(seller, invoice.blue().net(), invoice.blue().tax());
        Amounts blue = books.lockIssued(number).orElseGet(() -> books.lockEarlier(number, said));
        if (!blue.sellerTaxId().equals(seller)) {
            return Checks.refusal("BLUE_MISMATCH", "The invoice is another seller's");
        }
        if (blue.net().compareTo(said.net()) != 0 || blue.tax().compareTo(said.tax()) != 0) {
            return Checks.refusal("BLUE_MISMATCH", "The invoice was issued over other amounts");
        }
        Amounts reversed = books.reversed(number);
        BigDecimal net = reversed.net().subtract(invoice.net());
        BigDecimal tax = reversed.tax().subtract(invoice.tax());
        if (net.compareTo(blue.net()) > 0 || tax.compareTo(blue.tax()) > 0) {
            return Checks.refusal("REVERSED_ALREADY", "More would be reversed than was invoiced");
        }
        boolean inFull = blue.net().compareTo(invoice.net().negate()) == 0
                && blue.tax().compareTo(invoice.tax().negate()) == 0;
        if (invoice.reasonCode().equals(WRONGLY_ISSUED) && !inFull) {
            return Checks.refusal("REVERSED_IN_PART", "A wrongly issued invoice is reversed in full");
        }
        return invoice.formNumber() == null ? Optional.empty() : form(invoice, invoice.formNumber());
    }

    private Optional<Refusal> form(RedInvoice invoice, String formNumber) {
        Form form = books.lockForm(formNumber).orElse(null);
        if (form == null) {
            return Checks.refusal("FORM_UNKNOWN", "There is no such confirmation form");
        }
        String state = stateNow(form);
        if (!state.equals("01") && !state.equals("04")) {
            return state.equals("02") || state.equals("03")
                    ? Checks.refusal("FORM_NOT_CONFIRMED", "Both sides have to agree to the form first")
                    : Checks.refusal("FORM_VOID", "The confirmation form is void (" + state + ")");
        }
        if (books.isUsed(formNumber)) {
            return Checks.refusal("FORM_USED", "The confirmation form was used before");
        }
        boolean fits = form.blueNumber().equals(invoice.blue().number())
                && form.sellerTaxId().equals(invoice.seller().taxId())
                && form.net().compareTo(invoice.net().negate()) == 0
                && form.tax().compareTo(invoice.tax().negate()) == 0;
        return fits
                ? Optional.empty()
                : Checks.refusal("FORM_MISMATCH", "The confirmation form is about something else");
    }

    /** A form that one side waits for is void when 72 hours have gone by; no one has to notice. */
    private String stateNow(Form form) {
        boolean waits = form.state().equals("02") || form.state().equals("03");
        return waits && !clock.instant().isBefore(form.createdAt().plus(TIME_TO_AGREE)) ? "07" : form.state();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static String hash(Record content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
