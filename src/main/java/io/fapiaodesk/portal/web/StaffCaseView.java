package io.fapiaodesk.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the staff who work on it see it. Personal data is masked; the evidence shows what it must.
 *
 * @param checks the codes of what a person still has to look at, in order
 * @param history the other applications of the account, newest first
 */
record StaffCaseView(
        RequestView request,
        String subject,
        List<String> checks,
        List<Fact> facts,
        List<Evidence> evidence,
        List<RequestRow> history) {

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

    /** A proof file, read over {@code /documents/{id}}. */
    record Evidence(String id, String fileName, String mediaType, String size) {}
}
