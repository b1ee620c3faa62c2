package io.fapiaodesk.platform.time;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A figure that several look at within seconds and that is worked out once for all of them. */
public final class Remembered<T> {

    private final Supplier<T> source;
    private final long nanos;
    private @Nullable T value;
    private long readAt;

    public Remembered(Duration duration, Supplier<T> source) {
        this.nanos = duration.toNanos();
        this.source = source;
    }

    public synchronized T get() {
        T remembered = value;
        if (remembered == null || System.nanoTime() - readAt > nanos) {
            remembered = source.get();
            value = remembered;
            readAt = System.nanoTime();
        }
        return remembered;
    }
}
