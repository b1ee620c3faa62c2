package io.fapiaodesk.notice;

import io.fapiaodesk.notice.domain.Delivery;

/** What operations reads about a mail that was not delivered. */
final class UndeliveredText {

    private UndeliveredText() {}

    static String of(String why, Delivery.Remedy remedy) {
        String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        return sentence + ". Remedy: " + remedy.sentence() + ".";
    }
}
