package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.time.Duration;

/**
 * How much of what a proof file may hold. The largest telephone cameras and scanners stay well below.
 *
 * @param fileBytes of one file as it is handed in
 * @param unpackedBytes of everything that is packed in one file
 * @param time for the inspection of one file
 */
record InspectionLimits(int files, int fileBytes, long unpackedBytes, long pixels, int side, Duration time) {

    static final InspectionLimits DEFAULT =
            new InspectionLimits(5, 10 * 1024 * 1024, 512L << 20, 120_000_000, 30_000, Duration.ofSeconds(10));

    /** Refuses, from its header alone, a picture that would fill the memory of whoever looks at it. */
    void checkPicture(long width, long height) {
        if (width < 1 || height < 1) {
            throw new FileRefusedException(Reason.FILE_CORRUPT);
        }
        if (width > side || height > side || width * height > pixels) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
    }
}
