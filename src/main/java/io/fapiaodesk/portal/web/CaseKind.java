package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only the capability that owns a case can say of it, for the pages about requests; one bean for each kind. */
interface CaseKind {

    RequestKind kind();

    /** What each case of an account is about, the name of a title for example. */
    Map<RequestId, String> subjects(String accountId);

    /** What its customer reads and may do. */
    Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale);

    /**
     * What staff read.
     *
     * @param atWork whether the case is open on their desk
     * @param inClear whether personal data is shown as it is
     */
    Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear);

    /** The word for how a case ended, as it reads today; empty while it is open. */
    default Optional<String> outcome(Request request) {
        return Optional.ofNullable(request.outcome());
    }

    /** The single things that a case is about, each with a page of its own. */
    default List<Part> parts(Request request, Locale locale) {
        return List.of();
    }

    /** What was asked and answered in a case whose kind keeps its own questions, the first one first. */
    default List<Exchange> exchanges(Request request) {
        return List.of();
    }

    /** What the customer handed in, in words; empty where the case itself says it. */
    default List<Fact> submitted(Request request) {
        return List.of();
    }

    /** One of several things in a case, an invoice for example. */
    record Part(String href, String name, String sort, String code, String amount, String status, String tone) {}

    /**
     * A case in the words of its capability.
     *
     * @param reason why it ended as it did, in the words of the one who decided
     * @param ask what the customer is asked, while the case waits for the answer
     * @param withdrawAction where it is withdrawn; empty when that is not possible
     * @param againLink where the customer asks again; empty when there is nothing to ask again
     * @param files the documents in the case that the customer may read
     * @param copies where the customer adds to them; empty when nothing can be added
     */
    record ForCustomer(
            String subject,
            @Nullable String reason,
            @Nullable Ask ask,
            @Nullable String withdrawAction,
            @Nullable String againLink,
            List<Evidence> files,
            @Nullable Copies copies) {
        public ForCustomer {
            files = List.copyOf(files);
        }
    }

    /** A question with the form that takes the answer. */
    record Ask(String question, @Nullable Instant by, String action, String formJson) {}

    /** A form that takes further documents. */
    record Copies(String action, String formJson) {}

    /**
     * A case as it stands on a desk.
     *
     * @param checks what to look at, as keys of texts
     */
    record ForStaff(String subject, @Nullable String reason, List<String> checks, List<Fact> facts) {
        public ForStaff {
            checks = List.copyOf(checks);
            facts = List.copyOf(facts);
        }
    }
}
