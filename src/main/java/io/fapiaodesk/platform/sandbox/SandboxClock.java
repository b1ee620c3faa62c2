package io.fapiaodesk.platform.sandbox;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs like the system's, ahead of or behind it by what the sandbox was told. */
public final class SandboxClock extends Clock {

    private volatile Duration offset = Duration.ZERO;

    void shift(Duration newOffset) {
        offset = newOffset;
    }

    Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ShanghaiTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Days are decided in Asia/Shanghai");
    }
}
