package io.fapiaodesk.notice;

import java.util.Locale;
import java.util.Optional;

/** Who knows the holders of accounts. */
interface Addressees {

    Optional<Addressee> find(String accountId);

    record Addressee(String email, Locale language) {}
}
