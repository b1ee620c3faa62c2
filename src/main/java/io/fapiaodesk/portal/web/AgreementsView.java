package io.fapiaodesk.portal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A register of agreements about further titles.
 *
 * @param lanes which title may be used when
 * @param whyNot the code of what speaks against asking for another one; empty when nothing does
 * @param accounts the accounts that an account manager may open one for; empty for customers
 */
record AgreementsView(
        List<Row> rows, Lanes lanes, @Nullable String whyNot, List<Choice> accounts, int page, boolean hasNext) {

    AgreementsView {
        rows = List.copyOf(rows);
        accounts = List.copyOf(accounts);
    }

    /** An account to choose. */
    record Choice(String value, String label) {}

    /**
     * An agreement.
     *
     * @param mine whether it is the asker's own, and not one that makes the asker the beneficiary
     * @param party the account that has it, for account managers
     * @param lastDay the last day on which it holds
     * @param link the page of its case; empty for those who may not open it
     * @param endAction where it is ended early; empty when there is nothing to end
     */
    record Row(
            String id,
            String kind,
            String standing,
            String titleName,
            @Nullable String taxId,
            boolean mine,
            String party,
            @Nullable String beneficiary,
            Instant openedAt,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate lastDay,
            @Nullable String signedBy,
            @Nullable String said,
            @Nullable String link,
            @Nullable String endAction,
            @Nullable String copyLink) {

        public String tone() {
            return switch (standing) {
                case "IN_FORCE" -> "good";
                case "IN_EVALUATION" -> "busy";
                case "DECLINED" -> "bad";
                default -> "";
            };
        }

        public boolean term() {
            return lastDay != null;
        }
    }
}
