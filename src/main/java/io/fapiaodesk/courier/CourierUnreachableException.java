package io.fapiaodesk.courier;

import io.fapiaodesk.platform.gateway.UnreachableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The courier did not answer in time, or not in a way that can be understood. Whether it did what it was asked for is not
 * known.
 */
public class CourierUnreachableException extends UnreachableException {

    private static final long serialVersionUID = 1L;

    public CourierUnreachableException(Code code, String what, Duration retryAfter, @Nullable Throwable cause) {
        super(code, what, retryAfter, cause);
    }

    public CourierUnreachableException(UnreachableException cause) {
        super("The courier", cause);
    }
}
