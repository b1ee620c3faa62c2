package io.fapiaodesk.portal.web;

import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.question.CustomerQuestion;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The questions of a case on the pages of both sides, and the form that takes the answer to the open one. */
@Component
class Exchanges {

    static final String ANSWER_FORM = "customer-question/answer-question";

    private final CustomerQuestions questions;
    private final Documents documents;
    private final CustomerForm forms;

    Exchanges(CustomerQuestions questions, Documents documents, CustomerForm forms) {
        this.questions = questions;
        this.documents = documents;
        this.forms = forms;
    }

    /** The open question, which the customer answers on the page. */
    Optional<CaseKind.Ask> ask(Request request, Locale locale) {
        return questions
                .open(request)
                .map(question -> new CaseKind.Ask(
                        question.text(),
                        question.answerDue(),
                        "/api/requests/" + request.id() + "/answers",
                        forms.render(ANSWER_FORM, Map.of(), locale)));
    }

    /** Every question of the case, the first one first. */
    List<Exchange> of(Request request) {
        List<CustomerQuestion> asked = questions.of(request.id());
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<String, StoredDocument> files =
                documents.of(request.id()).stream().collect(Collectors.toMap(StoredDocument::id, Function.identity()));
        return asked.stream()
                .map(question -> new Exchange(
                        question.text(),
                        question.askedAt(),
                        question.state().name(),
                        question.answer(),
                        question.closedAt(),
                        question.files().stream()
                                .map(files::get)
                                .map(Evidence::readable)
                                .toList()))
                .toList();
    }
}
