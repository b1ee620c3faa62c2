package io.fapiaodesk.portal.web;

import io.fapiaodesk.portal.web.CaseKind.Copies;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything its customer may know about it.
 *
 * @param statusDetail where it stands, in a sentence
 * @param outcomeText how it ended, in words
 * @param reason why, in the words of the one who decided
 * @param question what the reviewer asks, while it waits for an answer
 * @param answerAction where the answer goes
 * @param formJson the form that takes the answer
 * @param withdrawAction where it is withdrawn; empty when that is not possible any more
 * @param againLink where the same is asked for again; empty when there is nothing to ask again
 * @param againText what that is called
 * @param diagram whether its process can be drawn
 * @param files the documents in the case that the customer may read
 * @param copies the form that takes further documents
 * @param parts the single things that it is about
 * @param exchanges what we asked in it, and what the customer answered
 * @param submitted what the customer entered, for the customer alone
 */
record RequestView(
        String id,
        String kind,
        @Nullable String subject,
        String status,
        @Nullable String statusDetail,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable PromiseView promise,
        @Nullable String outcomeText,
        @Nullable String reason,
        List<TimelineLine> timeline,
        List<FindingView> findings,
        @Nullable String question,
        @Nullable Instant answerBy,
        @Nullable String answerAction,
        @Nullable String formJson,
        @Nullable String withdrawAction,
        @Nullable String againLink,
        @Nullable String againText,
        boolean diagram,
        List<StaffCaseView.Evidence> files,
        @Nullable Copies copies,
        List<CaseKind.Part> parts,
        List<Exchange> exchanges,
        List<StaffCaseView.Fact> submitted) {

    RequestView {
        timeline = List.copyOf(timeline);
        findings = List.copyOf(findings);
        files = List.copyOf(files);
        parts = List.copyOf(parts);
        exchanges = List.copyOf(exchanges);
        submitted = List.copyOf(submitted);
    }

    public String tone() {
        return RequestRow.tone(status, closedAt == null);
    }

    public boolean withdrawable() {
        return withdrawAction != null;
    }
}
