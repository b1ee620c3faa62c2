package io.fapiaodesk.portal.web;

import io.fapiaodesk.platform.documents.StoredDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the staff who work on it see it. Personal data is masked; the evidence shows what it must.
 *
 * @param checks the codes of what a person still has to look at, in order
 * @param history the other applications of the account, newest first
 * @param masked whether there is something masked that this person may see in clear
 */
record StaffCaseView(
        RequestView request,
        String subject,
        List<String> checks,
        List<Fact> facts,
        List<Evidence> evidence,
        List<RequestRow> history,
        boolean masked) {

    StaffCaseView {
        checks = List.copyOf(checks);
        facts = List.copyOf(facts);
        evidence = List.copyOf(evidence);
        history = List.copyOf(history);
    }

    /**
     * One thing the customer entered.
     *
     * @param code whether it is a number that people compare character by character
     */
    record Fact(String name, @Nullable String value, boolean code) {}

    /**
     * A proof file.
     *
     * @param link where it is read; empty for those who may only know that it is there
     * @param calledAs the ending it came with, where that said it is something else
     */
    record Evidence(
            @Nullable String link,
            String fileName,
            @Nullable String calledAs,
            String mediaType,
            String size) {

        static Evidence readable(StoredDocument document) {
            return new Evidence(
                    "/documents/" + document.id(),
                    document.fileName(),
                    document.calledAs(),
                    document.mediaType(),
                    size(document));
        }

        /** What those read who may only know that there is a file. */
        static Evidence hashed(StoredDocument document) {
            return new Evidence(null, document.sha256(), document.calledAs(), document.mediaType(), size(document));
        }

        private static String size(StoredDocument document) {
            return Math.max(1, document.size() / 1024) + " KB";
        }
    }
}
