package io.fapiaodesk.title.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.web.Problems;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What customers and account managers are answered alike when they move an agreement. */
@Component
class AgreementAnswers {

    private final Problems problems;

    AgreementAnswers(Problems problems) {
        this.problems = problems;
    }

    /** Where the agreement stands after the call. */
    ResponseEntity<?> moved(String id, Function<RequestId, Result<String>> move) {
        return ofCase(id, move, status -> new AgreementBody.State(id, status));
    }

    /** The files that are in the case from now on. */
    ResponseEntity<?> added(String id, Function<RequestId, Result<List<StoredDocument>>> adding) {
        return ofCase(id, adding, AgreementBody.Files::of);
    }

    private <T> ResponseEntity<?> ofCase(String id, Function<RequestId, Result<T>> call, Function<T, Object> body) {
        return RequestId.isWellFormed(id)
                ? call.apply(new RequestId(id)).fold(done -> ResponseEntity.ok(body.apply(done)), problems::respond)
                : problems.respond(Refusal.notFound());
    }
}
