package io.fapiaodesk.demo;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.sandbox.SandboxTime;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.AnswerQuestion;
import io.fapiaodesk.title.ApplyForTitle;
import io.fapiaodesk.title.TitleForm;
import io.fapiaodesk.title.WithdrawApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Title reviews as they have been going on for some months: the sandbox clock is set back, and people do their work. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class DemoTitleReviews {

    private static final SignedIn REVIEWER = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS));
    private static final SignedIn REVIEWER_2 = new SignedIn("reviewer2", null, Set.of(Groups.TITLE_REVIEWERS));
    private static final SignedIn SPECIALIST = new SignedIn("specialist", null, Set.of(Groups.TITLE_SPECIALISTS));
    private static final SignedIn SUPERVISOR = new SignedIn("supervisor", null, Set.of(Groups.TITLE_SUPERVISORS));

    private static final String WORKSHOP = "示例云科技（上海）有限公司";
    private static final String WORKSHOP_TAX_ID = "91310115MA1K4TXT5W";
    private static final String UNIVERSITY = "示例理工大学";
    private static final String UNIVERSITY_TAX_ID = "12110000400000TX4Y";

    private final ApplyForTitle apply;
    private final AnswerQuestion answer;
    private final WithdrawApplication withdraw;
    private final Reviewers reviewers;
    private final SandboxTime time;

    DemoTitleReviews(
            ApplyForTitle apply,
            AnswerQuestion answer,
            WithdrawApplication withdraw,
            Reviewers reviewers,
            SandboxTime time) {
        this.apply = apply;
        this.answer = answer;
        this.withdraw = withdraw;
        this.reviewers = reviewers;
        this.time = time;
    }

    void make() {
        Instant now = time.now();
        approvedForAYear(now);
        approvedWithSpecialVat(now);
        rejected(now);
        askedForMoreAndExpired(now);
        withdrawn(now);
        stillOpen(now);
    }

    private void approvedForAYear(Instant now) {
        RequestId id = submit(now, 110, "demo-01", "EMPLOYED", "SOCIAL_SECURITY", false);
        decide(now, 108, REVIEWER, id, Map.of("decision", "approve"));
    }

    private void approvedWithSpecialVat(Instant now) {
        RequestId id = submit(now, 84, "demo-02", "EMPLOYED", "EMPLOYMENT_CONTRACT", true);
        decide(now, 82, REVIEWER_2, id, Map.of("decision", "approve"));
        decide(now, 82, SUPERVISOR, id, Map.of("decision", "approve"));
    }

    private void rejected(Instant now) {
        RequestId id = submit(now, 61, "demo-03", "EMPLOYED", "INCOME_TAX", false);
        decide(now, 60, REVIEWER, id, Map.of("decision", "reject", "reason", "证明中的单位与申请的抬头不一致，请以实际任职单位重新申请。"));
    }

    private void askedForMoreAndExpired(Instant now) {
        RequestId id = submit(now, 50, "demo-04", "STUDENT", "STUDENT_CARD", false);
        decide(now, 49, REVIEWER_2, id, Map.of("decision", "askForMore", "reason", "请补充学生证注册页。"));
        time.asOf(
                daysBefore(now, 47),
                () -> answer.answer(customer("demo-04"), id, "注册页见附件。", List.of(DemoProof.upload())));
        decide(now, 46, REVIEWER_2, id, Map.of("decision", "approve", "validDays", 30));
    }

    private void withdrawn(Instant now) {
        RequestId id = submit(now, 20, "demo-05", "EMPLOYED", "HOUSING_FUND", false);
        time.asOf(daysBefore(now, 19), () -> withdraw.withdraw(customer("demo-05"), id));
    }

    private void stillOpen(Instant now) {
        submit(now, 12, "demo-06", "EMPLOYED", "CERTIFICATE_OF_EMPLOYMENT", false);
        RequestId asked = submit(now, 3, "demo-07", "EMPLOYED", "DINGTALK_PROFILE", false);
        decide(now, 2, SPECIALIST, asked, Map.of("decision", "askForMore", "reason", "请补充加盖公章的在职证明。"));
        submit(now, 2, "demo-08", "EMPLOYED", "DINGTALK_PROFILE", false);
        submit(now, 1, "demo-09", "EMPLOYED", "SOCIAL_SECURITY", true);
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    private RequestId submit(
            Instant now, int daysAgo, String accountId, String identity, String proofKind, boolean specialVat) {
        boolean student = identity.equals("STUDENT");
        TitleForm form = new TitleForm(
                identity,
                student ? UNIVERSITY : WORKSHOP,
                student ? UNIVERSITY_TAX_ID : WORKSHOP_TAX_ID,
                student ? "ORGANIZATION" : "ENTERPRISE",
                proofKind,
                specialVat,
                specialVat ? "示例银行上海分行" : null,
                specialVat ? "0000 1111 2222" : null,
                specialVat ? "上海市示例路 1 号" : null,
                specialVat ? "021-00000000" : null,
                true,
                null);
        return time.asOf(
                daysBefore(now, daysAgo), () -> apply.submit(customer(accountId), form, List.of(DemoProof.upload()))
                        .fold(ApplyForTitle.Submitted::requestId, refusals -> {
                            throw new IllegalStateException("A demo application was refused: " + refusals);
                        }));
    }

    private RequestId decide(Instant now, int daysAgo, SignedIn reviewer, RequestId id, Map<String, Object> fields) {
        return time.asOf(daysBefore(now, daysAgo), () -> reviewers.decide(reviewer, id, fields));
    }

    private static SignedIn customer(String accountId) {
        return new SignedIn(accountId, accountId, Set.of());
    }
}
