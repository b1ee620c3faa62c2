package io.fapiaodesk.support;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.support.domain.SupportRequest;
import io.fapiaodesk.support.persistence.SupportTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads customers' questions, for the pages of the customer and of staff. */
@Service
public class ReadSupport {

    private final SupportTable table;

    ReadSupport(SupportTable table) {
        this.table = table;
    }

    /** A question as pages show it. */
    public record Question(
            RequestId id,
            String accountId,
            String topic,
            @Nullable String subjectId,
            String text,
            boolean open,
            @Nullable String manager,
            @Nullable String note,
            @Nullable String answeredBy,
            @Nullable String answer) {

        /** Says which question, and nothing that anybody wrote. */
        @Override
        public String toString() {
            return "Question[" + id + ", " + topic + "]";
        }
    }

    public Optional<Question> find(RequestId id) {
        return table.find(id).map(ReadSupport::question);
    }

    /** The questions of an account, newest first. */
    public List<Question> of(String accountId) {
        return table.of(accountId).stream().map(ReadSupport::question).toList();
    }

    private static Question question(SupportRequest request) {
        SupportRequest.Answer answer = request.answer();
        return new Question(
                request.id(),
                request.accountId(),
                request.asked().topic().name(),
                request.asked().subjectId(),
                request.asked().text(),
                request.isOpen(),
                request.manager(),
                request.note(),
                answer == null ? null : answer.by(),
                answer == null ? null : answer.text());
    }
}
