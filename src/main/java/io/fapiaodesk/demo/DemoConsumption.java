package io.fapiaodesk.demo;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the demo accounts have ordered and used in the last three months, as the billing system would deliver it. */
final class DemoConsumption {

    private static final List<String> ACCOUNTS =
            List.of("enterprise", "small-enterprise", "demo-01", "demo-02", "demo-03", "demo-05", "demo-06");
    private static final int MONTHS = 3;

    private DemoConsumption() {}

    /** One line of NDJSON for each bill, order and refund. */
    static InputStream lines(Clock clock) {
        LocalDate today = ShanghaiTime.today(clock);
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < ACCOUNTS.size(); number++) {
            String account = ACCOUNTS.get(number);
            for (int back = 1; back <= MONTHS; back++) {
                YearMonth month = YearMonth.from(today).minusMonths(back);
                lines.add(line(
                        "bill-" + account + "-" + month,
                        "BILL",
                        account,
                        "ecs",
                        120 + 37 * number + 11 * back,
                        month.atEndOfMonth(),
                        ",\"month\":\"" + month + "\",\"postpaid\":true"));
            }
            lines.add(line(
                    "order-" + account + "-domain", "ORDER", account, "domain", 69, today.minusDays(40L + number), ""));
            String storage = "order-" + account + "-oss";
            lines.add(line(storage, "ORDER", account, "oss", 240 + number, today.minusDays(75L - number), ""));
            lines.add(line(
                    "refund-" + account + "-oss",
                    "REFUND",
                    account,
                    "oss",
                    40,
                    today.minusDays(30),
                    ",\"refundOf\":\"" + storage + "\""));
        }
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(
            String id, String kind, String account, String product, int yuan, LocalDate day, String more) {
        return String.format(
                Locale.ROOT,
                "{\"sourceId\":\"%s\",\"kind\":\"%s\",\"accountId\":\"%s\",\"productCode\":\"%s\",\"amount\":\"%d.50\","
                        + "\"placedAt\":\"%sT10:00:00+08:00\"%s}",
                id,
                kind,
                account,
                product,
                yuan,
                day,
                more);
    }
}
