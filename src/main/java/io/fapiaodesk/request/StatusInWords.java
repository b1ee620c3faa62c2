package io.fapiaodesk.request;

import java.util.Optional;

/** A capability says in a sentence where a case of its own stands, in the language of the one who asks. */
public interface StatusInWords {

    /** Empty for cases of other capabilities, and when the word alone says it all. */
    Optional<String> of(Request request);
}
