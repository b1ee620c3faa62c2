package io.fapiaodesk.demo;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the demo accounts have ordered and used in the last months, as the billing system would deliver it: something of
 * every kind, and something for every reason why it cannot be invoiced.
 */
final class DemoConsumption {

    private static final List<String> APPLICANTS = List.of("demo-01", "demo-02", "demo-03", "demo-05", "demo-06");
    private static final int MONTHS = 3;

    private final LocalDate today;
    private final List<String> lines = new ArrayList<>();

    private DemoConsumption(LocalDate today) {
        this.today = today;
    }

    /** One line of NDJSON for each bill, order, refund and top-up. */
    static InputStream lines(Clock clock) {
        DemoConsumption demo = new DemoConsumption(ShanghaiTime.today(clock));
        demo.ofAnEnterprise();
        demo.ofASmallEnterprise();
        demo.ofAPerson();
        demo.order("demo-10", "domain", "69.00", 12, ",\"transactionType\":\"registration\"");
        for (int number = 0; number < APPLICANTS.size(); number++) {
            demo.ofAnApplicant(APPLICANTS.get(number), number);
        }
        return new ByteArrayInputStream(String.join("\n", demo.lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that a company with an account manager buys; the basket of six invoices is among it. */
    private void ofAnEnterprise() {
        String account = "enterprise";
        bills(account, "ecs", "3188.64", "2954.10", "3310.27");
        bills(account, "oss", "412.35", "398.20", "401.77");
        usageOfThisMonth(account, "ecs", "1460.02");
        order(account, "ecs", "1200.00", 41, "");
        order(account, "wuying-terminal.hangzhou", "2999.00", 40, "");
        order(account, "sms", "500.00", 38, "");
        order(account, "voice", "300.00", 38, "");
        order(account, "cdn", "888.88", 36, "");
        order(account, "model-studio", "100.00", 35, "");
        order(account, "dingtalk-hardware", "1299.00", 33, "");
        order(account, "software-copyright", "1580.00", 30, "");
        order(account, "acp-certification", "1200.00", 29, "");
        order(account, "marketplace-first-party", "680.00", 27, "");
        order(
                account,
                "marketplace-third-party",
                "1999.00",
                26,
                ",\"vendor\":{\"name\":\"示例云市场服务商有限公司\",\"contact\":\"invoice@vendor.example\"}");
        // One second apart, and invoiced by two companies.
        line(
                account + "-20230831-marketplace",
                "ORDER",
                account,
                "marketplace-first-party",
                "680.00",
                "2023-08-31T23:59:59",
                paid("2023-08-31T23:59:59"));
        line(
                account + "-20230901-marketplace",
                "ORDER",
                account,
                "marketplace-first-party",
                "680.00",
                "2023-09-01T00:00:00",
                paid("2023-09-01T00:00:00"));
        order(account, "trademark", "300.00", 25, "");
        order(account, "domain", "69.00", 24, ",\"transactionType\":\"registration\"");
        order(account, "domain-push", "2600.00", 22, ",\"transactionType\":\"Priced push\"");
        order(account, "waf", "980.00", 20, ",\"resellerAccountId\":\"demo-reseller\"");
        order("demo-02", "cdn", "64.00", 15, ",\"payerAccountId\":\"" + account + "\"");
        topUp(account, "20000.00", 45);
        refund(account, order(account, "rds", "1200.00", 50, ""), "rds", "200.00", 31, "");
        refund(account, order(account, "redis", "360.00", 48, ""), "redis", "360.00", 32, "");
        refund(account, order(account, "slb", "240.00", 18, ""), "slb", "80.00", 2, ",\"transactionType\":\"pending\"");
    }

    /** A small shop that also pays for somebody else. */
    private void ofASmallEnterprise() {
        String account = "small-enterprise";
        bills(account, "ecs", "188.60", "176.25", "190.41");
        usageOfThisMonth(account, "ecs", "75.13");
        order(account, "sms", "100.00", 44, "");
        order(account, "cdn", "126.00", 39, "");
        order(account, "payment-speaker", "399.00", 37, "");
        order(account, "model-studio", "50.00", 21, "");
        order(account, "domain", "78.00", 34, ",\"transactionType\":\"renewal\"");
        order(account, "domain-push", "500.00", 28, ",\"transactionType\":\"priced-push\"");
        order(
                account,
                "marketplace-third-party",
                "268.00",
                23,
                ",\"vendor\":{\"name\":\"示例云市场服务商有限公司\",\"contact\":\"invoice@vendor.example\"}");
        topUp(account, "1000.00", 46);
        refund(account, order(account, "oss", "240.00", 47, ""), "oss", "40.00", 30, ",\"refundedTo\":\"BALANCE\"");
    }

    private void ofAPerson() {
        String account = "personal";
        bills(account, "ecs", "48.50", "47.20", "51.36");
        usageOfThisMonth(account, "ecs", "19.84");
        order(account, "sms", "20.00", 43, "");
        order(account, "cdn", "30.00", 42, "");
        order(account, "model-studio", "15.80", 19, "");
        order(account, "wuying-terminal.jiangsu", "1899.00", 35, "");
        order(account, "marketplace-first-party", "98.00", 26, "");
        order(account, "domain", "69.00", 33, ",\"transactionType\":\"registration\"");
        order(account, "domain-push", "199.00", 29, ",\"transactionType\":\"priced-push\"");
        order(account, "wanjing", "39.00", 17, "");
        order(account, "acp-certification", "600.00", 16, ",\"payerAccountId\":\"small-enterprise\"");
        topUp(account, "200.00", 45);
        refund(account, order(account, "oss", "120.00", 47, ""), "oss", "20.00", 30, "");
    }

    private void ofAnApplicant(String account, int number) {
        bills(account, "ecs", 131 + 37 * number + ".50", 142 + 37 * number + ".50", 153 + 37 * number + ".50");
        order(account, "domain", "69.50", 40 + number, "");
        refund(account, order(account, "oss", 240 + number + ".50", 75 - number, ""), "oss", "40.50", 30, "");
    }

    /** The bills of the last months, the latest month first. */
    private void bills(String account, String product, String... amounts) {
        for (int back = 1; back <= MONTHS; back++) {
            YearMonth month = YearMonth.from(today).minusMonths(back);
            bill(account, product, amounts[back - 1], month, month.plusMonths(1).atDay(3));
        }
    }

    private void usageOfThisMonth(String account, String product, String amount) {
        bill(account, product, amount, YearMonth.from(today), today);
    }

    private void bill(String account, String product, String amount, YearMonth month, LocalDate day) {
        line(
                account + "-" + month.toString().replace("-", "") + "-" + product,
                "BILL",
                account,
                product,
                amount,
                day.isAfter(today) ? today + "T00:00:00" : day + "T00:00:00",
                ",\"month\":\"" + month + "\",\"postpaid\":true");
    }

    private String order(String account, String product, String amount, int daysAgo, String more) {
        String number = number(account, daysAgo, product);
        line(number, "ORDER", account, product, amount, at(daysAgo), paid(at(daysAgo)) + more);
        return number;
    }

    private void refund(String account, String of, String product, String amount, int daysAgo, String more) {
        line(of + "-refund", "REFUND", account, product, amount, at(daysAgo), ",\"refundOf\":\"" + of + "\"" + more);
    }

    private void topUp(String account, String amount, int daysAgo) {
        line(number(account, daysAgo, "top-up"), "TOP_UP", account, "balance", amount, at(daysAgo), "");
    }

    private String number(String account, int daysAgo, String what) {
        return account + "-" + today.minusDays(daysAgo).format(DateTimeFormatter.BASIC_ISO_DATE) + "-" + what;
    }

    private static String paid(String at) {
        return ",\"paidAt\":\"" + at + "+08:00\"";
    }

    private String at(int daysAgo) {
        return today.minusDays(daysAgo) + "T10:00:00";
    }

    private void line(String id, String kind, String account, String product, String amount, String at, String more) {
        lines.add(String.format(
                Locale.ROOT,
                "{\"sourceId\":\"%s\",\"kind\":\"%s\",\"accountId\":\"%s\",\"productCode\":\"%s\",\"amount\":\"%s\","
                        + "\"placedAt\":\"%s+08:00\"%s}",
                id,
                kind,
                account,
                product,
                amount,
                at,
                more));
    }
}
