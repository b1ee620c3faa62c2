package io.fapiaodesk.portal.web;

import io.fapiaodesk.title.ReadTitles.Renewal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who is about to apply for an enterprise title.
 *
 * @param whyNot the code of what speaks against it; empty when nothing does
 * @param uninvoiced the first of what is still uninvoiced under the present title
 * @param uninvoicedMore how many more there are
 * @param formJson the form
 * @param renewal what is applied for while a title is in force, which is not suspended; empty for a first application
 */
record ApplyView(
        @Nullable String whyNot,
        List<UninvoicedLine> uninvoiced,
        int uninvoicedMore,
        String uninvoicedTotal,
        String formJson,
        @Nullable Renewal renewal) {

    ApplyView {
        uninvoiced = List.copyOf(uninvoiced);
    }

    /** One item of consumption that has no invoice yet. */
    record UninvoicedLine(String sourceId, String product, String date, String amount) {}
}
