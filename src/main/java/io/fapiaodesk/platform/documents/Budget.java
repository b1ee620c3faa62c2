package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.util.function.LongSupplier;

/**
 * What the inspection of one file may cost: so many bytes of unpacked data and so much time. A file that costs more is
 * made to cost more.
 */
final class Budget {

    private final LongSupplier nanoTime;
    private final long deadline;
    private long bytesLeft;

    Budget(InspectionLimits limits, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + limits.time().toNanos();
        this.bytesLeft = limits.unpackedBytes();
    }

    void checkTime() {
        if (nanoTime.getAsLong() - deadline >= 0) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
    }

    void spend(long unpackedBytes) {
        bytesLeft -= unpackedBytes;
        if (bytesLeft < 0) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
        checkTime();
    }
}
