package io.fapiaodesk.testing;

import io.fapiaodesk.platform.gateway.NoTransaction;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.BlueInvoice;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.taxbureau.RedInvoice;
import io.fapiaodesk.taxbureau.TaxBureau;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * A tax bureau that does what a test has told it, and keeps to what the real one promises: a request is carried out once,
 * whatever is asked how often.
 */
public final class ScriptedTaxBureau implements TaxBureau {

    /** What happens to the next request that is put to it. */
    public enum Turn {
        ISSUE,
        /** Works on it until {@link #finish} is called. */
        ACCEPT,
        REFUSE,
        OUT_OF_QUOTA,
        /** The call never arrives. */
        UNREACHABLE,
        /** The call arrives and is carried out, the answer is lost. */
        ANSWER_LOST
    }

    private static final Answer REFUSED = new Answer.Refused("BUYER_UNKNOWN", "购买方纳税人识别号不存在");

    private final Map<String, Answer> books = new HashMap<>();
    private final Queue<Turn> turns = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, ConfirmationForm> forms = new HashMap<>();
    private final List<RedInvoice> reversals = new ArrayList<>();
    private boolean down;
    private boolean leftAlone;
    private volatile Runnable slowness = () -> {};
    private long last;

    public synchronized void then(Turn... next) {
        turns.addAll(List.of(next));
    }

    /** Forgets what it was told, not what it has done. */
    public synchronized void reset() {
        slowness = () -> {};
        turns.clear();
        calls.clear();
        reversals.clear();
        down = false;
        leftAlone = false;
    }

    /** The circuit is open: no call reaches it. */
    public synchronized void leaveAlone(boolean alone) {
        leftAlone = alone;
    }

    /** Whoever asks for an invoice waits for this before. */
    public void answersAfter(Runnable wait) {
        slowness = wait;
    }

    public synchronized void goDown() {
        down = true;
    }

    public synchronized void comeBack() {
        down = false;
    }

    /** What it was asked, in order: {@code issue}, {@code reverse}, {@code status}, {@code cancel}, {@code form} or {@code confirm}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** A confirmation form that it knows from now on, or knows anew. */
    public synchronized void show(ConfirmationForm form) {
        forms.put(form.number(), form);
    }

    /** The red-letter invoices that it was asked for since the last {@link #reset}. */
    public synchronized List<RedInvoice> reversals() {
        return List.copyOf(reversals);
    }

    /** How many invoices it has issued in all. */
    public synchronized long issued() {
        return books.values().stream().filter(Answer.Issued.class::isInstance).count();
    }

    /** Issues what it has been working on. */
    public synchronized void finish() {
        books.replaceAll((request, answer) -> answer instanceof Answer.Accepted ? issue() : answer);
    }

    /** Refuses what it has been working on. */
    public synchronized void refuse() {
        books.replaceAll((request, answer) -> answer instanceof Answer.Accepted ? REFUSED : answer);
    }

    @Override
    public Answer issue(BlueInvoice invoice) {
        slowness.run();
        synchronized (this) {
            hear("issue");
            return carryOut(invoice.requestId());
        }
    }

    @Override
    public synchronized Answer reverse(RedInvoice invoice) {
        hear("reverse");
        reversals.add(invoice);
        return carryOut(invoice.requestId());
    }

    private Answer carryOut(String requestId) {
        Answer before = books.get(requestId);
        if (before != null) {
            return before;
        }
        Turn turn = turns.isEmpty() ? Turn.ISSUE : turns.remove();
        Answer answer =
                switch (turn) {
                    case ISSUE, ANSWER_LOST -> issue();
                    case ACCEPT -> new Answer.Accepted();
                    case REFUSE -> REFUSED;
                    case OUT_OF_QUOTA -> new Answer.QuotaExceeded(Duration.ofMinutes(30));
                    case UNREACHABLE -> throw unreachable();
                };
        if (!(answer instanceof Answer.QuotaExceeded)) {
            books.put(requestId, answer);
        }
        if (turn == Turn.ANSWER_LOST) {
            throw unreachable();
        }
        return answer;
    }

    @Override
    public synchronized Answer status(String requestId) {
        hear("status");
        return books.getOrDefault(requestId, new Answer.Unknown());
    }

    @Override
    public synchronized Answer cancel(String requestId) {
        hear("cancel");
        return books.merge(
                requestId,
                new Answer.Cancelled(),
                (before, cancelled) -> before instanceof Answer.Accepted ? cancelled : before);
    }

    @Override
    public synchronized Optional<ConfirmationForm> form(String number) {
        hear("form");
        return Optional.ofNullable(forms.get(number));
    }

    @Override
    public synchronized Optional<ConfirmationForm> confirmForm(String number) {
        hear("confirm");
        return Optional.ofNullable(forms.computeIfPresent(
                number,
                (same, form) -> form.state() == ConfirmationForm.State.WAITING_FOR_SELLER
                        ? in(ConfirmationForm.State.CONFIRMED, form)
                        : form));
    }

    private static ConfirmationForm in(ConfirmationForm.State state, ConfirmationForm form) {
        return new ConfirmationForm(
                form.number(),
                state,
                form.blueNumber(),
                form.sellerTaxId(),
                form.buyerTaxId(),
                form.net(),
                form.tax(),
                form.reasonCode(),
                form.createdAt(),
                form.redNumber());
    }

    private void hear(String call) {
        NoTransaction.whileAsking("tax bureau");
        if (leftAlone) {
            throw new TaxBureauUnreachableException(
                    TaxBureauUnreachableException.Code.LEFT_ALONE,
                    "it failed too often of late",
                    Duration.ofSeconds(30),
                    null);
        }
        if (down) {
            throw unreachable();
        }
        calls.add(call);
    }

    private Answer issue() {
        last++;
        return new Answer.Issued("26330%015d".formatted(last), Instant.now().truncatedTo(ChronoUnit.SECONDS), true);
    }

    private static TaxBureauUnreachableException unreachable() {
        return new TaxBureauUnreachableException(
                TaxBureauUnreachableException.Code.NO_ANSWER, "it was told not to answer", Duration.ofSeconds(5), null);
    }
}
