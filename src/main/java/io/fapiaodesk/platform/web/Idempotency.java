package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import io.fapiaodesk.platform.security.SignedIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets whoever did not get our answer ask again without the thing being done again. The key is noted first and in the
 * transaction of the work itself: a second request with the same key waits for the first and then reads its answer, and a
 * crash leaves neither the work nor the key.
 *
 * <p>Only a success uses a key up. A refused request has changed nothing, so it may be put right and sent again under the
 * same key.
 */
@Component
public class Idempotency {

    /** How long an answer can be asked for again. */
    static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Problems problems;
    private final ObjectMapper json;
    private final Sealer sealer;
    private final Clock clock;

    Idempotency(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Problems problems,
            ObjectMapper json,
            Sealer sealer,
            Clock clock) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setTimeout((int) PATIENCE.toSeconds());
        this.jdbc = jdbc;
        this.transaction = template;
        this.problems = problems;
        this.json = json;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * Does the work, or answers what was answered when it was done.
     *
     * @param key the value of the header Idempotency-Key; without it the work is simply done
     * @param fingerprint whatever tells this request from another: method, path and a digest of the body
     */
    public ResponseEntity<?> once(
            SignedIn who, @Nullable String key, String fingerprint, Supplier<? extends ResponseEntity<?>> work) {
        if (key == null) {
            return work.get();
        }
        if (!KEY.matcher(key).matches()) {
            return problems.respond(Refusal.invalidField("/Idempotency-Key", "IDEMPOTENCY_KEY_INVALID"));
        }
        byte[] digest = sha256(fingerprint);
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!note(who, key, digest)) {
                return firstAnswer(who, key, digest);
            }
            ResponseEntity<?> answer = work.get();
            if (!answer.getStatusCode().isError()) {
                // In a doomed transaction the commit that follows throws: nobody is told of work that was undone.
                keep(who, key, answer);
            } else if (status.isRollbackOnly()) {
                // Said aloud, so that the roll-back is what we mean and not an unexpected one.
                status.setRollbackOnly();
            } else {
                forget(who, key);
            }
            return answer;
        }));
    }

    @Scheduled(cron = "0 17 3 * * *", zone = "Asia/Shanghai")
    void forgetOldAnswers() {
        jdbc.sql("delete from idempotency where created_at < :before")
                .param("before", at(clock.instant().minus(KEPT_FOR)))
                .update();
    }

    private boolean note(SignedIn who, String key, byte[] fingerprint) {
        return jdbc.sql("""
                        insert into idempotency (sign_in, key, fingerprint, created_at)
                        values (:who, :key, :fingerprint, :now)
                        on conflict (sign_in, key) do nothing
                        """)
                        .param("who", who.name())
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("now", at(clock.instant()))
                        .update()
                == 1;
    }

    private void keep(SignedIn who, String key, ResponseEntity<?> answer) {
        URI location = answer.getHeaders().getLocation();
        MediaType type = answer.getHeaders().getContentType();
        jdbc.sql("""
                        update idempotency
                           set status = :status, location = :location, content_type = :type, body = :body
                         where sign_in = :who and key = :key
                        """)
                .param("status", answer.getStatusCode().value())
                .param("location", location == null ? null : location.toString())
                .param("type", type == null ? null : type.toString())
                .param("body", sealer.sealText(body(who, key), write(answer.getBody())))
                .param("who", who.name())
                .param("key", key)
                .update();
    }

    private void forget(SignedIn who, String key) {
        jdbc.sql("delete from idempotency where sign_in = :who and key = :key")
                .param("who", who.name())
                .param("key", key)
                .update();
    }

    private ResponseEntity<?> firstAnswer(SignedIn who, String key, byte[] fingerprint) {
        Map<String, @Nullable Object> row =
                jdbc.sql("""
                        select fingerprint, status, location, content_type, body
                          from idempotency where sign_in = :who and key = :key
                        """).param("who", who.name()).param("key", key).query().singleRow();
        if (!Arrays.equals(fingerprint, (byte[]) row.get("fingerprint"))) {
            return problems.respond(Refusal.wrongState("IDEMPOTENCY_KEY_REUSED"));
        }
        HttpHeaders headers = new HttpHeaders();
        Optional.ofNullable((String) row.get("location")).map(URI::create).ifPresent(headers::setLocation);
        headers.setContentType(Optional.ofNullable((String) row.get("content_type"))
                .map(MediaType::parseMediaType)
                .orElse(MediaType.APPLICATION_JSON));
        return ResponseEntity.status((Integer) Objects.requireNonNull(row.get("status")))
                .headers(headers)
                .body(sealer.openText(body(who, key), (byte @Nullable []) row.get("body")));
    }

    /** An answer may hold what the request held: an address, a phone number. */
    private static Place body(SignedIn who, String key) {
        return new Place("idempotency", who.name() + "/" + key, "body");
    }

    private @Nullable String write(@Nullable Object body) {
        if (body == null || body instanceof String) {
            return (String) body;
        }
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that cannot be written as JSON", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ShanghaiTime.ZONE);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
