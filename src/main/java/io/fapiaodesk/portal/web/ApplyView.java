package io.fapiaodesk.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who is about to apply for an enterprise title.
 *
 * @param whyNot the code of what speaks against it; empty when nothing does
 * @param uninvoiced the first of what is still uninvoiced under the present title
 * @param uninvoicedMore how many more there are
 * @param formJson the form
 */
record ApplyView(
        @Nullable String whyNot,
        List<UninvoicedLine> uninvoiced,
        int uninvoicedMore,
        String uninvoicedTotal,
        String formJson) {

    ApplyView {
        uninvoiced = List.copyOf(uninvoiced);
    }

    /** One item of consumption that has no invoice yet. */
    record UninvoicedLine(String sourceId, String product, String date, String amount) {}
}
