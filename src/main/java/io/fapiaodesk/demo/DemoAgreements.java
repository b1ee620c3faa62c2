package io.fapiaodesk.demo;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.sandbox.SandboxTime;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.title.AgreementForm;
import io.fapiaodesk.title.ApplyForAgreement;
import io.fapiaodesk.title.PayOnBehalfForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Titles by agreement as they come about in a year: in force, about to end, ended, declined, and some to evaluate. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class DemoAgreements {

    private static final SignedIn MANAGER = new SignedIn("manager", null, Set.of(Groups.ACCOUNT_MANAGERS));
    private static final SignedIn MANAGER_2 = new SignedIn("manager2", null, Set.of(Groups.ACCOUNT_MANAGERS));
    private static final SignedIn ENTERPRISE = new SignedIn("enterprise", "enterprise", Set.of());
    private static final Map<String, Object> SIGN = Map.of("decision", "sign");

    private final ApplyForAgreement apply;
    private final Reviewers reviewers;
    private final SandboxTime time;

    DemoAgreements(ApplyForAgreement apply, Reviewers reviewers, SandboxTime time) {
        this.apply = apply;
        this.reviewers = reviewers;
        this.time = time;
    }

    void make() {
        Instant now = time.now();
        inForceForAYear(now);
        endsInThreeWeeks(now);
        ended(now);
        declined(now);
        paidOnBehalfOfAPerson(now);
        stillOpen(now);
    }

    private void inForceForAYear(Instant now) {
        RequestId id = ask(now, 118, "示例智造销售有限公司", "91350100MA0000A19A");
        decide(now, 116, MANAGER, id, SIGN);
    }

    private void endsInThreeWeeks(Instant now) {
        RequestId id = ask(now, 162, "示例智造物流有限公司", "91350100MA0000A275");
        decide(now, 160, MANAGER, id, signUntil(now, 21));
    }

    private void ended(Instant now) {
        RequestId id = ask(now, 240, "示例智造研究院", "12350000MB0000A554");
        decide(now, 237, MANAGER, id, signUntil(now, -40));
    }

    private void declined(Instant now) {
        RequestId id = ask(now, 52, "示例理工大学", "12110000400000TX4Y");
        decide(now, 50, MANAGER, id, Map.of("decision", "decline", "reason", "贵公司与该单位之间没有可核实的关系，无法签署。"));
    }

    private void paidOnBehalfOfAPerson(Instant now) {
        RequestId id = at(
                now,
                31,
                () -> apply.openPayOnBehalf(
                        MANAGER,
                        new PayOnBehalfForm("enterprise", "demo-02", "T-DEMO-31", "SEAL", "SIGNATURE"),
                        List.of(DemoProof.upload())));
        decide(now, 30, MANAGER, id, SIGN);
    }

    /** One that should have been answered by now, one of today, and a person's that the other manager has to look at. */
    private void stillOpen(Instant now) {
        ask(now, 9, "示例智造服务有限公司", "91350100MA0000A350");
        ask(now, 0, "示例智造科技有限公司", "91350100MA0000A43T");
        at(
                now,
                1,
                () -> apply.openForTicket(
                        MANAGER_2, "demo-10", "T-DEMO-10", form("示例云科技（上海）有限公司", "91310115MA1K4TXT5W")));
    }

    private RequestId ask(Instant now, int daysAgo, String titleName, String taxId) {
        return at(now, daysAgo, () -> apply.submit(ENTERPRISE, form(titleName, taxId)));
    }

    private static AgreementForm form(String titleName, String taxId) {
        return new AgreementForm(
                titleName,
                taxId,
                null,
                null,
                null,
                null,
                null,
                new AgreementForm.ContactForm("财务联系人", "021-00000000", "finance@customer.example"),
                null);
    }

    private static Map<String, Object> signUntil(Instant now, int days) {
        return Map.of(
                "decision",
                "sign",
                "validUntil",
                ShanghaiTime.dayOf(now).plusDays(days).toString());
    }

    private RequestId at(Instant now, int daysAgo, Supplier<Result<ApplyForAgreement.Opened>> opening) {
        return time.asOf(daysBefore(now, daysAgo), opening).fold(ApplyForAgreement.Opened::requestId, refusals -> {
            throw new IllegalStateException("A demo agreement was refused: " + refusals);
        });
    }

    private void decide(Instant now, int daysAgo, SignedIn manager, RequestId id, Map<String, Object> fields) {
        time.asOf(daysBefore(now, daysAgo), () -> reviewers.decide(manager, id, fields));
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }
}
