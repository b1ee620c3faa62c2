package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A blank page comes from the browser; the same data can be had as a file from the server. */
public final class BlankPagesHaveAFallback implements Rule<BlankPagesHaveAFallback.Page> {

    /** What was blank: whether it was the download of a document rather than a list. */
    public record Page(boolean download) {}

    @Override
    public RuleId id() {
        return new RuleId(88);
    }

    @Override
    public String faqSection() {
        return "Blank invoice download or export page";
    }

    @Override
    public Finding examine(Page page) {
        return page.download()
                ? Finding.satisfied(this, "DOWNLOAD_FROM_SERVER")
                : Finding.satisfied(this, "LIST_FROM_SERVER");
    }
}
