package io.fapiaodesk.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Api.Answer;
import io.fapiaodesk.testing.WholeApplication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everything that other systems deliver, in forty uploads at once, half of them in opposite order. */
@WholeApplication
class DeliveriesAtOnceIT {

    private static final int UPLOADS = 40;
    private static final int LINES = 60;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "consumption", "invoices", "delivery-events", "booking-events"})
    void each_line_is_news_once_and_each_upload_hears_of_all_its_lines(String what) {
        Api api = new Api(port);
        prepare(api);
        List<String> lines =
                IntStream.range(0, LINES).mapToObj(i -> line(what, i)).toList();
        List<String> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);

        List<Answer> answers = IntStream.range(0, UPLOADS)
                .mapToObj(i -> api.postLater(
                        "upstream", "/api/upstream/" + what, String.join("\n", i % 2 == 0 ? lines : backwards)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("rejected")).isEmpty();
        });
        assertThat(sum(answers, "accepted")).isEqualTo(LINES);
        assertThat(sum(answers, "unchanged")).isEqualTo((UPLOADS - 1) * LINES);
    }

    @Test
    void accounts_and_their_consumption_are_delivered_at_the_same_time_and_again() {
        Api api = new Api(port);
        String accounts = String.join(
                "\n",
                IntStream.range(0, LINES).mapToObj(i -> account("both-" + i)).toList());
        String orders = String.join(
                "\n",
                IntStream.range(0, LINES)
                        .map(i -> LINES - 1 - i)
                        .mapToObj(i -> order("both-order-" + i, "both-" + i))
                        .toList());
        List<CompletableFuture<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sent.add(api.postLater(
                    "upstream",
                    "/api/upstream/accounts",
                    accounts.replace("A Person", "A Person " + (char) ('A' + i))));
            sent.add(api.postLater("upstream", "/api/upstream/consumption", orders));
        }
        assertThat(sent).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(api.post("upstream", "/api/upstream/consumption", orders)
                        .body()
                        .path("rejected"))
                .isEmpty();
    }

    private static void prepare(Api api) {
        api.post("upstream", "/api/upstream/accounts", account("at-once"));
        StringBuilder invoices = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            invoices.append(invoice("263320000000007", i)).append('\n');
        }
        assertThat(api.post("upstream", "/api/upstream/invoices", invoices.toString())
                        .body()
                        .path("rejected"))
                .isEmpty();
    }

    private static String line(String what, int i) {
        return switch (what) {
            case "accounts" -> account("at-once-" + i);
            case "consumption" -> order("at-once-" + i, "at-once");
            case "invoices" -> invoice("263320000000008", i);
            case "delivery-events" -> """
                {"trackingNumber": "ATONCE%d", "status": "IN_TRANSIT", "at": "2026-01-0%dT10:00:00+08:00"}\
                """.formatted(i / 3, 1 + i % 3);
            default -> """
                {"number": "263320000000007%05d", "booked": true, "deducted": false, "at": "2026-01-05T10:00:00+08:00"}\
                """.formatted(i);
        };
    }

    private static String account(String id) {
        return """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "A Person", "email": "a@example.com"}\
            """.formatted(id);
    }

    private static String order(String id, String account) {
        return """
            {"sourceId": "%s", "kind": "ORDER", "accountId": "%s", "productCode": "ecs", "amount": "10.00", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}\
            """.formatted(id, account);
    }

    private static String invoice(String beginning, int i) {
        return """
            {"number": "%s%05d", "accountId": "at-once", "entityCode": "E01", "type": "GENERAL", "medium": "DIGITAL", "gross": "106.00", "rate": "0.06", "issuedAt": "2026-01-02T10:00:00+08:00"}\
            """.formatted(beginning, i);
    }

    private static long sum(List<Answer> answers, String field) {
        return answers.stream()
                .mapToLong(answer -> answer.body().path(field).longValue())
                .sum();
    }
}
