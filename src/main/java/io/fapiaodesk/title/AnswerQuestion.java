package io.fapiaodesk.title;

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
import io.fapiaodesk.question.AnswerText;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.ApplicationState;
import io.fapiaodesk.title.domain.ReviewProcess;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import io.fapiaodesk.title.persistence.TitleQuestionTable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer gives the reviewer what was asked for, in words, in files, or both. */
@Service
public class AnswerQuestion {

    private final TitleApplicationTable applications;
    private final TitleQuestionTable questions;
    private final Documents documents;
    private final Requests requests;
    private final Journal journal;
    private final ReviewProcess process;
    private final Clock clock;

    AnswerQuestion(
            TitleApplicationTable applications,
            TitleQuestionTable questions,
            Documents documents,
            Requests requests,
            Journal journal,
            ReviewProcess process,
            Clock clock) {
        this.applications = applications;
        this.questions = questions;
        this.documents = documents;
        this.requests = requests;
        this.journal = journal;
        this.process = process;
        this.clock = clock;
    }

    /**
     * Sends the case back to the reviewers; the promise goes on where it stood still.
     *
     * @param text what the customer says; may be empty when there are files
     */
    @Transactional
    public Result<TitleApplication> answer(SignedIn who, RequestId id, @Nullable String text, List<Upload> proof) {
        Optional<TitleApplication> found = applications
                .findForUpdate(id)
                .filter(application -> application.accountId().equals(who.accountId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (found.get().state() != ApplicationState.WAITING_FOR_CUSTOMER) {
            return Result.refused(Refusal.wrongState("NO_OPEN_QUESTION"));
        }
        return AnswerText.check(text, !proof.isEmpty())
                .fold(answer -> keep(who, found.get(), answer, proof), Result::refused);
    }

    private Result<TitleApplication> keep(
            SignedIn who, TitleApplication application, String answer, List<Upload> proof) {
        Result<List<StoredDocument>> stored = proof.isEmpty()
                ? Result.done(List.of())
                : documents.store(application.id(), application.accountId(), proof);
        return stored.fold(files -> keepAnswer(who, application, answer, files), Result::refused);
    }

    private Result<TitleApplication> keepAnswer(
            SignedIn who, TitleApplication application, String answer, List<StoredDocument> files) {
        questions.answered(
                application.id(),
                application.round(),
                answer.isEmpty() ? null : answer,
                files.stream().map(StoredDocument::id).toList(),
                clock.instant());
        TitleApplication answered = application.answer(answer);
        applications.update(answered);
        requests.resumePromise(application.id(), answered.state().name());
        journal.record(new JournalEntry(
                application.id().value(),
                "ANSWERED",
                By.CUSTOMER,
                who.name(),
                Map.of("files", String.valueOf(files.size())),
                true));
        process.answered(application.id());
        return Result.done(answered);
    }
}
