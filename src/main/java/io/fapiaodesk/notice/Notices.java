package io.fapiaodesk.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the other capabilities leave what people are to be told. */
@Service
public class Notices {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells somebody something, if the caller's transaction commits and nothing has been posted under the same key. One
     * insert is all that happens here; the mail goes out after the commit.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Notice notice) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into notice (id, key, case_id, recipient_kind, recipient_id, template, arguments, message_id)
                        values (:id, :key, :caseId, :recipientKind, :recipientId, :template, :arguments::jsonb, :messageId)
                        on conflict (key) do nothing
                        """)
                .param("id", id)
                .param("key", notice.key())
                .param(
                        "caseId",
                        notice.caseId() == null ? null : notice.caseId().value())
                .param("recipientKind", notice.recipient() instanceof Recipient.Group ? "GROUP" : "ACCOUNT")
                .param("recipientId", idOf(notice.recipient()))
                .param("template", notice.template())
                .param("arguments", json(notice))
                .param("messageId", "<" + id + "@fapiao-desk>")
                .update();
    }

    private static String idOf(Recipient recipient) {
        if (recipient instanceof Recipient.Group group) {
            return group.groupId();
        }
        return ((Recipient.Account) recipient).accountId();
    }

    private static String json(Notice notice) {
        try {
            return JSON.writeValueAsString(notice.arguments());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings is always JSON", e);
        }
    }
}
