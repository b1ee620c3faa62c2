package io.fapiaodesk.platform.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The ways in which a system outside fails, made to order. They are forgotten when the application ends. */
public final class SimulatorFaults {

    private static final int MANY = 1_000_000;
    private static final int LONGEST_DELAY_MILLIS = 600_000;

    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger losing = new AtomicInteger();
    private final AtomicInteger babbling = new AtomicInteger();
    private final AtomicInteger doubling = new AtomicInteger();
    private final AtomicInteger delayMillis = new AtomicInteger();

    /**
     * How the next calls go wrong; what is not set stays as it is.
     *
     * @param failNext so many calls are answered with 503 and not carried out
     * @param loseNext so many are carried out, and the connection is cut instead of an answer
     * @param rubbishNext so many are carried out and answered with half a sentence
     * @param duplicateNext so many are carried out and answered twice in one
     * @param answerDelayMillis how long each answer takes to come
     */
    public record Setting(
            @Nullable @Min(0) @Max(MANY) Integer failNext,
            @Nullable @Min(0) @Max(MANY) Integer loseNext,
            @Nullable @Min(0) @Max(MANY) Integer rubbishNext,
            @Nullable @Min(0) @Max(MANY) Integer duplicateNext,
            @Nullable @Min(0) @Max(LONGEST_DELAY_MILLIS) Integer answerDelayMillis) {}

    public void set(Setting setting) {
        set(failing, setting.failNext());
        set(losing, setting.loseNext());
        set(babbling, setting.rubbishNext());
        set(doubling, setting.duplicateNext());
        set(delayMillis, setting.answerDelayMillis());
    }

    public Setting read() {
        return new Setting(failing.get(), losing.get(), babbling.get(), doubling.get(), delayMillis.get());
    }

    boolean fails() {
        return takesOne(failing);
    }

    boolean loses() {
        return takesOne(losing);
    }

    boolean babbles() {
        return takesOne(babbling);
    }

    boolean doubles() {
        return takesOne(doubling);
    }

    int delayMillis() {
        return delayMillis.get();
    }

    private static void set(AtomicInteger counter, @Nullable Integer value) {
        if (value != null) {
            counter.set(value);
        }
    }

    private static boolean takesOne(AtomicInteger counter) {
        return counter.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
