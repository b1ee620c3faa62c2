package io.fapiaodesk.question;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.question.domain.QuestionProcess;
import io.fapiaodesk.question.persistence.QuestionTable;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer answers what staff ask in a case, in words, in files, or both. */
@Service
public class AnswerCustomerQuestion {

    private final QuestionTable questions;
    private final RaiseQuestion asking;
    private final Documents documents;
    private final Requests requests;
    private final Journal journal;
    private final QuestionProcess process;
    private final Clock clock;

    AnswerCustomerQuestion(
            QuestionTable questions,
            RaiseQuestion asking,
            Documents documents,
            Requests requests,
            Journal journal,
            QuestionProcess process,
            Clock clock) {
        this.questions = questions;
        this.asking = asking;
        this.documents = documents;
        this.requests = requests;
        this.journal = journal;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Answers the oldest open question of a case.
     *
     * @param text what the customer says; may be empty when there are files
     * @return refused with {@code NO_OPEN_QUESTION} when nothing is asked, or is asked any more
     */
    @Transactional
    public Result<CustomerQuestion> answer(SignedIn who, RequestId id, @Nullable String text, List<Upload> proof) {
        Optional<Request> request =
                requests.find(id).filter(found -> found.accountId().equals(who.accountId()));
        if (request.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Optional<CustomerQuestion> open = request.filter(Request::isOpen)
                .flatMap(found -> questions.of(id).stream()
                        .filter(CustomerQuestion::isOpen)
                        .findFirst())
                .flatMap(found -> questions.findForUpdate(found.id()))
                .filter(CustomerQuestion::isOpen);
        if (open.isEmpty()) {
            return Result.refused(Refusal.wrongState("NO_OPEN_QUESTION"));
        }
        return AnswerText.check(text, !proof.isEmpty())
                .fold(answer -> keep(who, open.get(), answer, proof), Result::refused);
    }

    private Result<CustomerQuestion> keep(SignedIn who, CustomerQuestion question, String answer, List<Upload> proof) {
        Result<List<StoredDocument>> stored = proof.isEmpty()
                ? Result.done(List.of())
                : documents.store(question.requestId(), question.accountId(), proof);
        return stored.fold(
                files -> {
                    CustomerQuestion answered = question.answered(
                            answer, files.stream().map(StoredDocument::id).toList(), clock.instant());
                    questions.close(answered);
                    asking.resume(answered);
                    journal.record(new JournalEntry(
                            question.requestId().value(),
                            "CUSTOMER_ANSWERED",
                            By.CUSTOMER,
                            who.name(),
                            Map.of("files", String.valueOf(files.size())),
                            true));
                    process.answered(question.id());
                    return Result.done(answered);
                },
                Result::refused);
    }
}
