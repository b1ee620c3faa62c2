package io.fapiaodesk.question.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.FormParts;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Uploads;
import io.fapiaodesk.question.AnswerCustomerQuestion;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What the customer answers to a question in a case. */
@RestController
@Tag(name = "Requests")
class QuestionController {

    private final AnswerCustomerQuestion answer;
    private final CurrentSignIn signIn;
    private final Problems problems;

    QuestionController(AnswerCustomerQuestion answer, CurrentSignIn signIn, Problems problems) {
        this.answer = answer;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Answered(String requestId) {}

    /** Answers the oldest open question of the case in words, in files, or both. */
    @PostMapping(path = "/api/requests/{id}/answers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> answer(
            @PathVariable String id,
            @RequestPart(name = "answer", required = false) @Nullable String text,
            @RequestPart(name = "proof", required = false) @Nullable List<MultipartFile> proof,
            HttpServletRequest request)
            throws IOException {
        List<Refusal> unfit = FormParts.examine(request, Set.of("answer"), Set.of("proof"));
        if (!unfit.isEmpty()) {
            return problems.respond(unfit);
        }
        if (!RequestId.isWellFormed(id)) {
            return problems.respond(Refusal.notFound());
        }
        return answer.answer(signIn.get(), new RequestId(id), text, Uploads.of(proof))
                .fold(
                        question -> ResponseEntity.ok(
                                new Answered(question.requestId().value())),
                        problems::respond);
    }
}
