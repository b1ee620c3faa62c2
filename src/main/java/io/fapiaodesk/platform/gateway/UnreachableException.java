package io.fapiaodesk.platform.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A system outside did not answer in time, or not in a way that can be understood. Unless the code says otherwise nobody
 * knows whether it did what it was asked for.
 */
public class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** In what way a call fails. */
    public enum Code {
        /** Nobody listens at its address. */
        NO_CONNECTION,
        /** No answer, or not all of it, in the time that a call may take, or it was cut off. */
        NO_ANSWER,
        /** It says that it is out of order or has too much to do. */
        OUT_OF_ORDER,
        /** It does not take the call as it is: our credential, our address or our words are wrong. */
        CALL_REJECTED,
        /** It answers something that is no answer to the question. */
        NONSENSE,
        /** It failed so often of late that it is left alone for a moment; this call was not made. */
        LEFT_ALONE
    }

    private final Code code;
    private final Duration retryAfter;

    public UnreachableException(Code code, String what, Duration retryAfter, @Nullable Throwable cause) {
        super(code + ": " + what, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    protected UnreachableException(String whom, UnreachableException cause) {
        super(whom + " cannot be asked, " + cause.getMessage(), cause);
        this.code = cause.code;
        this.retryAfter = cause.retryAfter;
    }

    public Code code() {
        return code;
    }

    /** Whether the call was not made at all, so that it is no attempt. */
    public boolean wasNotMade() {
        return code == Code.LEFT_ALONE;
    }

    /** When it may be worth while to ask again; what a {@code Retry-After} says. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
