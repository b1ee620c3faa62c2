package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.ChangeRegistration;
import io.fapiaodesk.account.Mailbox;
import io.fapiaodesk.account.MultiAccountService;
import io.fapiaodesk.answer.Answer;
import io.fapiaodesk.answer.Field;
import io.fapiaodesk.answer.Link;
import io.fapiaodesk.answer.Question;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.platform.security.InvitedSignIns;
import io.fapiaodesk.portal.web.HomeView.Need;
import io.fapiaodesk.support.SupportTopics;
import io.fapiaodesk.title.ManagerContacts;
import io.fapiaodesk.title.ReadTitles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages are shown with where no application is running. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-02-24T02:30:00Z");
    private static final Instant OPENED = Instant.parse("2026-02-12T02:05:00Z");

    static final PromiseView RUNNING = new PromiseView(
            Instant.parse("2026-02-24T15:59:59Z"),
            Instant.parse("2026-02-26T15:59:59Z"),
            false,
            NOW,
            5,
            2,
            PromiseView.State.RUNNING);
    static final PromiseView PAUSED =
            new PromiseView(RUNNING.target(), RUNNING.limit(), false, NOW, 5, 3, PromiseView.State.PAUSED);
    static final PromiseView LATE =
            new PromiseView(RUNNING.target(), RUNNING.limit(), true, NOW, 5, -2, PromiseView.State.LATE);

    static final MailboxesView.Problem MAILBOX_EXISTS = new MailboxesView.Problem(
            "M-2", "invoices@customer.example", "You already have a mailbox with this address.", null);

    static AnswersView answers() {
        return new AnswersView(
                null,
                2,
                List.of(new AnswersView.Chapter(
                        "Invoice content and rules",
                        List.of(new AnswersView.Section(
                                "Verifying invoice authenticity",
                                "Verifying invoice authenticity",
                                List.of(
                                        new AnswersView.Row("R13", "How do I verify an invoice?", true),
                                        new AnswersView.Row("R59", "How do I return it?", false)))))));
    }

    private static final Question VERIFY = new Question(
            new RuleId(13),
            "Verifying invoice authenticity",
            "How do I verify an invoice?",
            "如何查验发票？",
            List.of(
                    new Field("number", Field.Kind.TEXT, List.of()),
                    new Field("type", Field.Kind.CHOICE, List.of("GENERAL", "E02"))));

    static AnswerView answer() {
        return new AnswerView(
                VERIFY,
                VERIFY.english(),
                List.of(
                        new AnswerView.Filled("number", "TEXT", List.of(), "26332000000000000017", null),
                        new AnswerView.Filled("type", "CHOICE", List.of("GENERAL", "E02"), "E02", null)),
                new Answer(
                        VERIFY.rule(),
                        VERIFY.faq(),
                        "VIOLATED",
                        "CODE",
                        "Not like this.",
                        "It is so.",
                        List.of(new Answer.Reason(
                                new RuleId(9), "Invoices for pay-as-you-go products", "X", "Too early.")),
                        List.of(new Link("National platform", "https://inv-veri.chinatax.gov.cn/"))),
                null);
    }

    static AnswerView answerRefused() {
        return new AnswerView(
                VERIFY,
                VERIFY.english(),
                List.of(new AnswerView.Filled("placedAt", "DAY", List.of(), "x", "This is not a date.")),
                null,
                "Only the holder of an account can do this.");
    }

    static MailboxesView mailboxes(@Nullable String said, MailboxesView.@Nullable Problem problem) {
        return new MailboxesView(
                List.of(
                        new Mailbox("M-1", "A-1", new EmailAddress("invoices@customer.example"), true),
                        new Mailbox("M-2", "A-1", new EmailAddress("finance@customer.example"), false)),
                "account@customer.example",
                said,
                problem);
    }

    static final TitleView INDIVIDUAL = new TitleView(
            "T-1",
            "Individual",
            null,
            "INDIVIDUAL",
            "SUSPENDED",
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            false,
            true,
            false,
            null);
    static final TitleView ENTERPRISE = new TitleView(
            "T-2",
            "杭州示例数据科技有限公司",
            "91330106MA2CFLDG4R",
            "ENTERPRISE",
            "ACTIVE",
            LocalDate.of(2027, 2, 24),
            LocalDate.of(2026, 5, 25),
            "Sample Bank, Hangzhou branch",
            "571900000000001",
            null,
            "0571-00000000",
            false,
            false,
            false,
            true,
            null);
    static final TitleView EXPIRED = new TitleView(
            "T-3",
            "Synthetic Cloud Tooling Co., Ltd.",
            "91310115MA1K4TXT5W",
            "ENTERPRISE",
            "EXPIRED",
            LocalDate.of(2026, 1, 15),
            null,
            null,
            null,
            null,
            null,
            false,
            true,
            false,
            true,
            "MULTI_TITLE");

    private static final List<TimelineLine> TIMELINE = List.of(
            new TimelineLine(OPENED, "Application submitted", "CUSTOMER", null),
            new TimelineLine(OPENED.plusSeconds(2), "Screened by the rules", "SYSTEM", null),
            new TimelineLine(
                    Instant.parse("2026-02-13T03:12:00Z"),
                    "Question asked",
                    "STAFF",
                    "The seal on the second page cannot be read.\nPlease send a sharper copy."));

    private static final List<FindingView> FINDINGS = List.of(
            new FindingView(
                    "R19",
                    "Enterprise invoices for individual accounts",
                    "SATISFIED",
                    "No other enterprise title is active."),
            new FindingView(
                    "R85",
                    "Enterprise title for a personal account",
                    "UNDETERMINED",
                    "The proof is of a standard kind; a person reads it."),
            new FindingView(
                    "R87",
                    "Enterprise title for a personal account",
                    "VIOLATED",
                    "Two items are still uninvoiced under the present title."));

    static final RequestRow OPEN_ROW =
            new RequestRow("TR-7K2M-0Q9X-41AB", "TITLE_REVIEW", "杭州示例数据科技有限公司", "IN_REVIEW", OPENED, null, RUNNING);
    static final RequestRow CLOSED_ROW = new RequestRow(
            "TR-11AA-22BB-33CC", "TITLE_REVIEW", null, "REJECTED", OPENED.minusSeconds(86_400 * 40L), OPENED, null);

    private Samples() {}

    static Map<String, Object> support(Locale locale) {
        return Map.of(
                "chosen",
                new SupportTopics.Shown(
                        "EXTRA_TITLE", "增加发票抬头", "R31", "Adding or modifying invoice titles", "可签署多抬头协议。"),
                "formJson",
                PagesTest.FORMS.render("support-request/ask-support", Map.of("topics", List.of()), locale));
    }

    static RegistrationPagesController.View registration(boolean personal) {
        Account account = new Account(
                "A-1",
                personal ? Account.Kind.PERSONAL : Account.Kind.ENTERPRISE,
                "示例企业有限公司",
                personal ? null : "91310115MA1K4TXT5W",
                "customer@example.com",
                Account.Language.EN,
                null,
                null,
                false,
                false,
                null,
                Yuan.ZERO,
                false);
        return new RegistrationPagesController.View(
                new ChangeRegistration.Registration(
                        account,
                        List.of(new ChangeRegistration.Change(
                                personal ? ChangeRegistration.To.ENTERPRISE : ChangeRegistration.To.NAME,
                                List.of(ChangeRegistration.Consequence.values())))),
                personal ? null : new ChangeRegistration.Begun(ChangeRegistration.To.NAME, "/support/new"),
                personal ? "It is not acknowledged." : null);
    }

    static SignInPagesController.View signIns() {
        return new SignInPagesController.View(
                List.of(new InvitedSignIns.Invited("colleague", true, true, "enterprise")),
                "invited",
                "taken",
                List.of("重名"));
    }

    static HomeView home() {
        return new HomeView(
                "示例用户",
                true,
                "APPLICATION_PENDING",
                ENTERPRISE,
                List.of(
                        new Need("ANSWER", List.of("杭州示例数据科技有限公司"), "/requests/TR-7K2M-0Q9X-41AB"),
                        new Need("QUESTION_SUPPORT", List.of("SU-7K2M-0Q9X-41AB"), "/requests/SU-7K2M-0Q9X-41AB"),
                        new Need(
                                "EXPIRING",
                                List.of("Synthetic Cloud Tooling Co., Ltd.", "2026-03-01"),
                                "/titles/apply?from=T-3"),
                        new Need("DIFFERS", List.of("Individual"), "/titles")),
                List.of(OPEN_ROW),
                new ManagerContacts.Contact("manager", "account-managers@fapiao.example"),
                true,
                true);
    }

    static MultiAccountService.Family family() {
        return new MultiAccountService.Family(
                true,
                Stream.of(MultiAccountService.Standing.values())
                        .map(standing -> new MultiAccountService.Member(
                                "member-" + standing,
                                standing == MultiAccountService.Standing.OTHER_ENTERPRISE ? null : "示例制造有限公司",
                                standing))
                        .toList());
    }

    static TitlesView titles() {
        return new TitlesView(
                List.of(ENTERPRISE, INDIVIDUAL, EXPIRED),
                "示例用户",
                true,
                null,
                new ReadTitles.Renewal(ENTERPRISE.id(), false));
    }

    static ApplyView apply(String formJson) {
        return new ApplyView(
                null,
                List.of(
                        new ApplyView.UninvoicedLine("O-20260105-0001", "ecs", "5 Jan 2026", "1,200.00"),
                        new ApplyView.UninvoicedLine("B-202601-oss", "oss", "January 2026", "348.11")),
                3,
                "¥ 1,948.11",
                formJson,
                null);
    }

    static RequestView request(PromiseView promise, String formJson) {
        return new RequestView(
                "TR-7K2M-0Q9X-41AB",
                "TITLE_REVIEW",
                "杭州示例数据科技有限公司",
                "WAITING_FOR_CUSTOMER",
                null,
                OPENED,
                null,
                promise,
                null,
                null,
                TIMELINE,
                FINDINGS,
                "The seal on the second page cannot be read.\nPlease send a sharper copy.",
                Instant.parse("2026-03-06T15:59:59Z"),
                "/api/title-applications/TR-7K2M-0Q9X-41AB/answers",
                formJson,
                "/api/title-applications/TR-7K2M-0Q9X-41AB/withdrawal",
                null,
                null,
                true,
                List.of(),
                null,
                List.of(),
                List.of(new Exchange("Where is the seal?", OPENED, "ANSWERED", "On page two.", OPENED, List.of())),
                List.of(new StaffCaseView.Fact("taxId", "91310115MA1K4TXT5W", true)));
    }

    static AgreementsView register(boolean staff) {
        LocalDate today = LocalDate.of(2026, 2, 24);
        return new AgreementsView(
                List.of(
                        agreement("IN_FORCE", true, today.minusDays(40), today.plusDays(324), staff),
                        agreement("IN_EVALUATION", true, null, null, staff),
                        agreement("DECLINED", false, null, null, staff)),
                Lanes.of(
                        List.of(
                                new Lanes.Term("示例智能制造有限公司", "By registration", "good", today.minusDays(90), null),
                                new Lanes.Term(
                                        "Synthetic Cloud Tooling Co., Ltd.",
                                        "For domain names",
                                        "",
                                        today.minusDays(40),
                                        today.plusDays(325))),
                        today),
                null,
                staff ? List.of(new AgreementsView.Choice("enterprise", "示例智能制造有限公司 (enterprise)")) : List.of(),
                1,
                true);
    }

    private static AgreementsView.Row agreement(
            String standing, boolean mine, @Nullable LocalDate from, @Nullable LocalDate lastDay, boolean staff) {
        String id = "TA-" + standing.replace("_", "").substring(0, 4) + "-0Q9X-41AB";
        return new AgreementsView.Row(
                id,
                mine ? "MULTI_TITLE" : "PAY_ON_BEHALF",
                standing,
                "Synthetic Cloud Tooling Co., Ltd.",
                "91310115MA1K4TXT5W",
                mine,
                "示例智能制造有限公司",
                mine ? null : "demo-01",
                OPENED,
                from,
                lastDay,
                lastDay == null ? null : "manager",
                standing.equals("DECLINED") ? "No relation.\nTwo lines." : null,
                staff ? "/staff/cases/" + id : mine ? "/requests/" + id : null,
                standing.equals("IN_FORCE") ? "/api/title-agreements/" + id + "/termination" : null,
                staff ? "/staff/agreements/" + id + "/copies" : null);
    }

    static RequestView rejected() {
        return new RequestView(
                "TR-11AA-22BB-33CC",
                "TITLE_REVIEW",
                "Synthetic Cloud Tooling Co., Ltd.",
                "REJECTED",
                null,
                OPENED,
                NOW,
                null,
                "We could not approve this",
                "The certificate names another company.",
                TIMELINE,
                FINDINGS,
                null,
                null,
                null,
                null,
                null,
                "/titles/apply?from=TR-11AA-22BB-33CC",
                "Apply again",
                false,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    static StaffCaseView staffCase() {
        return new StaffCaseView(
                request(RUNNING, "{}"),
                "杭州示例数据科技有限公司",
                List.of("NAME_MATCH", "EMPLOYER_MATCH", "DATE", "SEAL", "TAX_ID"),
                List.of(
                        new StaffCaseView.Fact("titleName", "杭州示例数据科技有限公司", false),
                        new StaffCaseView.Fact("taxId", "91330106MA2CFLDG4R", true),
                        new StaffCaseView.Fact("bankAccount", "•••• 0001", true),
                        new StaffCaseView.Fact("address", null, false)),
                List.of(new StaffCaseView.Evidence(
                        "D-1", "certificate of employment.pdf", "png", "application/pdf", "118 KB")),
                List.of(CLOSED_ROW),
                true);
    }
}
