package io.fapiaodesk.taxbureau;

import io.fapiaodesk.platform.gateway.UnreachableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tax bureau did not answer in time, or not in a way that can be understood. Whether it did what it was asked for is
 * not known.
 */
public class TaxBureauUnreachableException extends UnreachableException {

    private static final long serialVersionUID = 1L;

    public TaxBureauUnreachableException(Code code, String what, Duration retryAfter, @Nullable Throwable cause) {
        super(code, what, retryAfter, cause);
    }

    public TaxBureauUnreachableException(UnreachableException cause) {
        super("The tax bureau", cause);
    }
}
