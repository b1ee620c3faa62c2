package io.fapiaodesk.platform.web;

import io.fapiaodesk.kernel.Refusal;
import java.util.Optional;

/** Tells what an exception means to whoever asked, for parts whose exceptions nobody else may know. */
public interface FailureTranslator {

    /** Empty when the exception is not one of theirs. It is asked for each exception of a chain of causes. */
    Optional<Refusal> translate(Throwable failure);
}
