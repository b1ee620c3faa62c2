package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.support.ReadSupport;
import io.fapiaodesk.support.ReadSupport.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers' questions to us, in words. */
@Component
class SupportCases implements CaseKind {

    private final ReadSupport support;
    private final Documents documents;
    private final Texts texts;

    SupportCases(ReadSupport support, Documents documents, Texts texts) {
        this.support = support;
        this.documents = documents;
        this.texts = texts;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.SUPPORT;
    }

    @Override
    public Map<RequestId, String> subjects(String accountId) {
        Map<RequestId, String> subjects = new HashMap<>();
        support.of(accountId).forEach(question -> subjects.put(question.id(), subject(question)));
        return subjects;
    }

    @Override
    public Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale) {
        return support.find(request.id())
                .map(question -> new ForCustomer(
                        subject(question),
                        question.answer(),
                        null,
                        question.open() ? "/api/support-requests/" + question.id() + "/withdrawal" : null,
                        question.open() ? null : SupportPagesController.link(question.topic(), question.subjectId()),
                        documents.of(question.id()).stream()
                                .map(Evidence::readable)
                                .toList(),
                        null));
    }

    @Override
    public Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear) {
        return support.find(request.id())
                .map(question -> new ForStaff(
                        subject(question),
                        atWork ? question.answer() : null,
                        List.of("SUPPORT_FAQ", "SUPPORT_LETTER"),
                        facts(question, atWork)));
    }

    /** What people write is read by those who work on it, and by nobody else. */
    private List<Fact> facts(Question question, boolean atWork) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("account", question.accountId(), true),
                new Fact("topic", subject(question), false),
                new Fact("subject", question.subjectId(), true),
                new Fact("question", atWork ? question.text() : Masked.firstOnly(question.text()), false),
                new Fact("manager", question.manager(), true)));
        if (question.note() != null) {
            facts.add(new Fact("note", atWork ? question.note() : Masked.firstOnly(question.note()), false));
        }
        if (question.answeredBy() != null) {
            facts.add(new Fact("answeredBy", question.answeredBy(), true));
        }
        return facts;
    }

    private String subject(Question question) {
        return texts.get("support.topic." + question.topic());
    }
}
