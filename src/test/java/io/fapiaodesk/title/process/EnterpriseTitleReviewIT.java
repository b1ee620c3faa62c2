package io.fapiaodesk.title.process;

import static io.fapiaodesk.testing.Results.codes;
import static io.fapiaodesk.title.process.EnterpriseTitleReviewModel.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.request.persistence.PromiseFigures;
import io.fapiaodesk.testing.AtOnce;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.title.AnswerQuestion;
import io.fapiaodesk.title.ApplyForTitle;
import io.fapiaodesk.title.MaintainTitles;
import io.fapiaodesk.title.ReadTitles;
import io.fapiaodesk.title.RuleOnTitle;
import io.fapiaodesk.title.TitleForm;
import io.fapiaodesk.title.WithdrawApplication;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path through the review, as the ordered trace of what happened, with the real services behind it. */
@ProcessTest
class EnterpriseTitleReviewIT {

    private static final SignedIn REVIEWER = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS));
    private static final SignedIn REVIEWER_2 = new SignedIn("reviewer2", null, Set.of(Groups.TITLE_REVIEWERS));
    private static final SignedIn SPECIALIST = new SignedIn("specialist", null, Set.of(Groups.TITLE_SPECIALISTS));
    private static final SignedIn SUPERVISOR = new SignedIn("supervisor", null, Set.of(Groups.TITLE_SUPERVISORS));

    @Autowired
    private Cases cases;

    @Autowired
    private PromiseFigures promiseFigures;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ApplyForTitle apply;

    @Autowired
    private AnswerQuestion answer;

    @Autowired
    private ReadTitles readTitles;

    @Autowired
    private RuleOnTitle rules;

    @Autowired
    private WithdrawApplication withdraw;

    @Autowired
    private MaintainTitles titles;

    @Autowired
    private Requests requests;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private SignedIn customer = new SignedIn("nobody", null, Set.of());

    @BeforeEach
    void a_new_customer() {
        String accountId = "c-" + UUID.randomUUID();
        deliver(accountId, "PERSONAL", "");
        customer = new SignedIn(accountId, accountId, Set.of());
    }

    @Test
    void standard_proof_is_approved_by_a_reviewer() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(REVIEW_TITLE);
        assertThat(cases.candidates(id)).containsExactly(Groups.TITLE_REVIEWERS);
        assertThat(cases.task(id).getDueDate()).isEqualTo(requests.promiseOf(id).target());
        assertThat(activeTitle()).isEmpty();

        cases.decide(REVIEWER, id, Map.of("decision", "approve", "term", "days", "validDays", 100));

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ACTIVATE_TITLE,
                GATEWAY_SPECIAL_VAT,
                END_TITLE_APPROVED);
        assertThat(cases.outcome(id)).isEqualTo("APPROVED");
        Title active = activeTitle().orElseThrow();
        assertThat(active.name()).isEqualTo("示例云科技（上海）有限公司");
        assertThat(active.validUntil())
                .isEqualTo(ShanghaiTime.dayOf(active.createdAt()).plusDays(100));
        assertThat(active.specialValidUntil()).isNull();
    }

    @Test
    void a_tax_id_that_only_the_certificate_speaks_for_comes_to_a_specialist_with_a_warning() {
        RequestId id = submitted(form("SOCIAL_SECURITY", "330106199003070348", true));

        assertThat(cases.candidates(id)).containsExactly(Groups.TITLE_SPECIALISTS);
        assertThat(brief(id))
                .contains("**R17** 税号是公民身份号码", "The tax id is the number of a person")
                .doesNotContain("330106199003070348");

        cases.decide(SPECIALIST, id, Map.of("decision", "approve", "term", "longest"));
        assertThat(activeTitle().orElseThrow().taxId()).isEqualTo("330106199003070348");
    }

    @Test
    void nothing_a_reviewer_writes_stays_in_the_engine() {
        RequestId id = submit("SOCIAL_SECURITY", true);
        cases.decide(REVIEWER, id, Map.of("decision", "approve", "reason", "fine", "validDays", 100));

        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(APPROVE_SPECIAL_VAT);
        assertThat(cases.variables(id)).containsOnlyKeys(BRIEF);
    }

    @Test
    void the_brief_names_the_kind_of_proof() {
        assertThat(brief(submit("SOCIAL_SECURITY", false))).contains("Social security contribution records");
    }

    @Test
    void what_a_customer_calls_other_proof_is_shown_as_text() {
        assertThat(brief(submit("[proof](https://elsewhere.example)", false)))
                .contains("\\[PROOF\\]\\(HTTPS://ELSEWHERE.EXAMPLE\\)");
    }

    @Test
    void when_proof_is_not_standard_a_specialist_decides() {
        RequestId id = submit("DINGTALK_PROFILE", false);
        assertThat(cases.candidates(id)).containsExactly(Groups.TITLE_SPECIALISTS);

        cases.decide(SPECIALIST, id, Map.of("decision", "reject", "reason", "没有公章"));

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                REJECT_TITLE,
                END_TITLE_REJECTED);
        assertThat(cases.outcome(id)).isEqualTo("REJECTED");
        assertThat(activeTitle().orElseThrow().origin()).isEqualTo(Title.Origin.REGISTRATION);
    }

    @Test
    void when_special_vat_is_wanted_a_supervisor_decides_too() {
        RequestId id = submit("EMPLOYMENT_CONTRACT", true);
        cases.decide(REVIEWER, id, Map.of("decision", "approve"));
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("SPECIAL_VAT_REVIEW");
        assertThat(cases.candidates(id)).containsExactly(Groups.TITLE_SUPERVISORS);

        cases.decide(SUPERVISOR, id, Map.of("decision", "approve"));

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ACTIVATE_TITLE,
                GATEWAY_SPECIAL_VAT,
                APPROVE_SPECIAL_VAT,
                RECORD_SPECIAL_VAT,
                END_SPECIAL_VAT_DECIDED);
        Title active = activeTitle().orElseThrow();
        assertThat(active.specialValidUntil())
                .isEqualTo(ShanghaiTime.dayOf(active.createdAt()).plusDays(90));
    }

    @Test
    void the_title_serves_general_invoices_while_special_vat_waits_and_the_wait_is_reminded_of() {
        RequestId id = submit("EMPLOYMENT_CONTRACT", true);
        cases.decide(REVIEWER, id, Map.of("decision", "approve"));
        assertThat(activeTitle().orElseThrow().specialValidUntil()).isNull();

        cases.execute(id, SPECIAL_TARGET_NEAR);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        cases.execute(id, SPECIAL_LIMIT_PASSED);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);

        assertThat(cases.trace(id))
                .contains(
                        SPECIAL_TARGET_NEAR,
                        REMIND_SUPERVISORS,
                        END_SUPERVISORS_REMINDED,
                        SPECIAL_LIMIT_PASSED,
                        ESCALATE_SPECIAL_VAT,
                        END_SPECIAL_VAT_ESCALATED);
        assertThat(jdbc.sql("select template from notice where case_id = ? and recipient_id = 'title-supervisors'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("review-reminder", "review-overdue");
        assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);
        assertThat(cases.outcome(id)).isEqualTo("APPROVED");
        assertThat(activeTitle()).isPresent();
    }

    @Test
    void when_special_vat_is_not_granted_the_title_serves_general_invoices() {
        RequestId id = submit("EMPLOYMENT_CONTRACT", true);
        cases.decide(REVIEWER, id, Map.of("decision", "approve"));
        cases.decide(SUPERVISOR, id, Map.of("decision", "reject", "reason", "账户信息不符"));

        assertThat(cases.outcome(id)).isEqualTo("APPROVED");
        assertThat(activeTitle().orElseThrow().specialValidUntil()).isNull();
    }

    @Test
    void the_reviewer_who_approved_does_not_decide_on_special_vat() {
        SignedIn both = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS, Groups.TITLE_SUPERVISORS));
        RequestId id = submit("EMPLOYMENT_CONTRACT", true);
        cases.decide(both, id, Map.of("decision", "approve"));

        assertThatThrownBy(() -> cases.decide(both, id, Map.of("decision", "approve")))
                .hasMessageContaining("somebody else must decide");
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(APPROVE_SPECIAL_VAT);
    }

    @Test
    void when_the_customer_answers_the_review_goes_on_and_the_promise_with_it() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        cases.decide(REVIEWER, id, Map.of("decision", "askForMore", "reason", "请补充"));
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();

        assertThat(answer.answer(customer, id, "见附件", List.of(proof()))).isInstanceOf(Result.Done.class);
        assertThat(requests.find(id).orElseThrow().promisePaused()).isFalse();
        cases.decide(REVIEWER_2, id, Map.of("decision", "approve"));

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ASK_CUSTOMER,
                AWAIT_ANSWER,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ACTIVATE_TITLE,
                GATEWAY_SPECIAL_VAT,
                END_TITLE_APPROVED);
    }

    @Test
    void what_the_customer_answers_in_each_round_stands_on_top_for_the_reviewer_and_nothing_is_preselected() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        cases.decide(REVIEWER, id, Map.of("decision", "askForMore", "reason", "公章在哪里？"));
        answer.answer(customer, id, "见第二页，电话 13800000000", List.of(proof()));
        cases.decide(REVIEWER, id, Map.of("decision", "askForMore", "reason", "请补充日期"));
        answer.answer(customer, id, null, List.of(proof()));

        String brief = brief(id);
        assertThat(brief.indexOf("请补充日期")).isNotNegative().isLessThan(brief.indexOf("公章在哪里？"));
        assertThat(brief).contains("见第二页").doesNotContain("13800000000").containsOnlyOnce("**新 new**");
        assertThat(brief.indexOf("公章在哪里？")).isLessThan(brief.indexOf("## "));
        assertThat(cases.variables(id)).containsOnlyKeys(BRIEF);
        assertThat(readTitles.rounds(id))
                .extracting(ReadTitles.Round::answer)
                .containsExactly("见第二页，电话 13800000000", null);
        assertThat(readTitles.rounds(id))
                .allSatisfy(round -> assertThat(round.files()).hasSize(1));
    }

    @Test
    void the_rules_are_asked_on_the_first_visit_too() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        jdbc.sql("update request set findings = '[]' where id = ?")
                .param(id.value())
                .update();

        assertThat(rules.route(id).refused()).isFalse();
        assertThat(requests.find(id).orElseThrow().findings()).isNotEmpty();
    }

    @Test
    void a_customer_who_has_not_answered_is_reminded_and_can_still_answer() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        cases.decide(REVIEWER, id, Map.of("decision", "askForMore", "reason", "请补充"));

        cases.execute(id, ANSWER_DUE_SOON);

        assertThat(cases.trace(id)).contains(ANSWER_DUE_SOON, REMIND_CUSTOMER, END_CUSTOMER_REMINDED);
        assertThat(answer.answer(customer, id, "见附件", List.of())).isInstanceOf(Result.Done.class);
    }

    @Test
    void when_nobody_answers_the_application_counts_as_withdrawn() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        cases.decide(REVIEWER, id, Map.of("decision", "askForMore", "reason", "请补充"));

        cases.execute(id, ANSWER_OVERDUE);

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ASK_CUSTOMER,
                AWAIT_ANSWER,
                ANSWER_OVERDUE,
                CLOSE_UNANSWERED,
                END_TITLE_UNANSWERED);
        assertThat(cases.outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(activeTitle()).isPresent();
    }

    @Test
    void when_a_rule_forbids_it_meanwhile_the_answer_leads_to_a_refusal() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        cases.decide(REVIEWER, id, Map.of("decision", "askForMore", "reason", "请补充"));
        // A title that came into force by another way than this application, such as an import.
        grantTitleDirectly();

        answer.answer(customer, id, "见附件", List.of());

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ASK_CUSTOMER,
                AWAIT_ANSWER,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REFUSE_TITLE,
                END_TITLE_REFUSED);
        assertThat(cases.outcome(id)).isEqualTo("REJECTED");
    }

    @Test
    void when_the_review_is_late_reviewers_are_reminded_and_supervisors_take_over() {
        RequestId id = submit("SOCIAL_SECURITY", false);

        cases.execute(id, TARGET_NEAR);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        cases.execute(id, LIMIT_PASSED);

        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);
        assertThat(cases.candidates(id)).containsExactlyInAnyOrder(Groups.TITLE_REVIEWERS, Groups.TITLE_SUPERVISORS);
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
        assertThat(cases.trace(id))
                .contains(
                        TARGET_NEAR,
                        REMIND_REVIEWERS,
                        END_REVIEWERS_REMINDED,
                        LIMIT_PASSED,
                        ESCALATE_REVIEW,
                        END_REVIEW_ESCALATED);
        cases.decide(SUPERVISOR, id, Map.of("decision", "approve"));
        assertThat(cases.outcome(id)).isEqualTo("APPROVED");
    }

    @Test
    void when_the_customer_withdraws_the_former_title_is_back_and_nothing_is_left_to_review() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        assertThat(titles.list(account()).get(0).status()).isEqualTo(TitleStatus.SUSPENDED);

        assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);

        cases.assertTrace(
                id,
                START_TITLE_SUBMITTED,
                RULE_ON_TITLE,
                GATEWAY_RULING,
                REVIEW_TITLE,
                APPLICATION_ENDED,
                START_APPLICATION_ENDED,
                END_APPLICATION_ENDED);
        assertThat(cases.outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(titles.list(account()).get(0).status()).isEqualTo(TitleStatus.ACTIVE);
        assertThat(codes(withdraw.withdraw(customer, id))).containsExactly("ALREADY_CLOSED");
    }

    @Test
    void a_title_is_renewed_for_special_vat_while_it_is_in_force_and_a_rejection_leaves_it_as_it_was() {
        RequestId first = submit("SOCIAL_SECURITY", false);
        cases.decide(REVIEWER, first, Map.of("decision", "approve"));
        Title before = activeTitle().orElseThrow();
        assertThat(codes(apply.submit(customer, form("SOCIAL_SECURITY", false), List.of(proof()))))
                .containsExactly("TITLE_ALREADY_ACTIVE");

        RequestId refused = submit("SOCIAL_SECURITY", true);
        assertThat(activeTitle()).contains(before);
        cases.decide(REVIEWER, refused, Map.of("decision", "reject", "reason", "账户信息不符"));
        assertThat(activeTitle()).contains(before);

        RequestId granted = submit("SOCIAL_SECURITY", true);
        cases.decide(REVIEWER, granted, Map.of("decision", "approve"));
        cases.decide(SUPERVISOR, granted, Map.of("decision", "approve"));
        Title after = activeTitle().orElseThrow();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.specialValidUntil())
                .isEqualTo(ShanghaiTime.dayOf(after.createdAt()).plusDays(90));
        assertThat(titles.standing(customer.name()).titles())
                .filteredOn(title -> title.id().equals(before.id()))
                .allSatisfy(title -> assertThat(title.hasEnded()).isTrue());
    }

    @Test
    void a_stranger_cannot_withdraw_it_nor_learn_that_it_exists() {
        RequestId id = submit("SOCIAL_SECURITY", false);
        assertThat(codes(withdraw.withdraw(new SignedIn("x", "x", Set.of()), id)))
                .containsExactly("NOT_FOUND");
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void when_the_account_becomes_an_enterprise_the_case_stops_and_the_new_title_is_usable_at_once() {
        RequestId id = submit("SOCIAL_SECURITY", false);

        deliver(customer.name(), "ENTERPRISE", ", \"taxId\": \"91350100M000100Y43\"");

        assertThat(cases.outcome(id)).isEqualTo("STOPPED");
        assertThat(cases.hasTask(id)).isFalse();
        Title active = activeTitle().orElseThrow();
        assertThat(active.taxId()).isEqualTo("91350100M000100Y43");
        assertThat(codes(apply.submit(customer, form("SOCIAL_SECURITY", false), List.of(proof()))))
                .containsExactly("ENTERPRISE_ACCOUNT");
    }

    @Test
    void when_the_account_is_closed_the_case_stops_and_the_mail_says_why() {
        RequestId id = submit("SOCIAL_SECURITY", false);

        deliver(customer.name(), "PERSONAL", ", \"closed\": true");

        assertThat(cases.outcome(id)).isEqualTo("STOPPED");
        assertThat(jdbc.sql("select template from notice where case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .contains("title-stopped-closed")
                .doesNotContain("title-stopped");
    }

    @Test
    void a_decision_that_comes_after_the_end_is_told_so_and_changes_nothing() {
        for (boolean specialVat : List.of(false, true)) {
            RequestId id = submit("SOCIAL_SECURITY", specialVat);
            if (specialVat) {
                cases.decide(REVIEWER, id, Map.of("decision", "approve"));
            }
            Optional<Title> before = activeTitle();
            // What a decider sees whose task was read just before the customer's withdrawal was committed.
            jdbc.sql("update title_application set state = 'WITHDRAWN' where request_id = ?")
                    .param(id.value())
                    .update();

            assertThatThrownBy(
                            () -> cases.decide(specialVat ? SUPERVISOR : REVIEWER, id, Map.of("decision", "approve")))
                    .isInstanceOfSatisfying(
                            CompletionRefusedException.class,
                            e -> assertThat(e.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE));

            assertThat(cases.task(id)).isNotNull();
            assertThat(activeTitle()).isEqualTo(before);
            jdbc.sql("update title_application set state = ? where request_id = ?")
                    .params(specialVat ? "SPECIAL_VAT_REVIEW" : "IN_REVIEW", id.value())
                    .update();
            assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);
        }
    }

    @Test
    void a_promise_that_was_broken_stays_broken_and_what_was_taken_back_keeps_none() {
        long broken = figures().broken();
        long kept = figures().kept();
        RequestId late = submit("SOCIAL_SECURITY", false);
        jdbc.sql("update request set promise_limit = now() - interval '1 day' where id = ?")
                .param(late.value())
                .update();
        assertThat(figures().broken()).isEqualTo(broken + 1);

        // Asking a question stops the clock from now on; it does not take back what has passed.
        cases.decide(REVIEWER, late, Map.of("decision", "askForMore", "reason", "Which one?"));
        assertThat(figures().broken()).isEqualTo(broken + 1);
        answer.answer(customer, late, "This one", List.of());
        assertThat(figures().broken()).isEqualTo(broken + 1);
        cases.decide(REVIEWER, late, Map.of("decision", "approve"));
        assertThat(figures().broken()).isEqualTo(broken + 1);
        assertThat(figures().kept()).isEqualTo(kept);

        a_new_customer();
        withdraw.withdraw(customer, submit("SOCIAL_SECURITY", false));
        assertThat(figures().kept()).isEqualTo(kept);
        a_new_customer();
        cases.decide(REVIEWER, submit("SOCIAL_SECURITY", false), Map.of("decision", "reject", "reason", "no"));
        assertThat(figures().kept()).isEqualTo(kept + 1);
        assertThat(figures().broken()).isEqualTo(broken + 1);
    }

    private PromiseFigures.Figures figures() {
        return promiseFigures.at(Instant.now()).getOrDefault(RequestKind.TITLE_REVIEW, PromiseFigures.Figures.NONE);
    }

    @Race
    void of_a_withdrawal_and_a_decision_at_once_exactly_one_counts() throws Exception {
        for (int pair = 0; pair < 6; pair++) {
            a_new_customer();
            RequestId id = submit("SOCIAL_SECURITY", false);
            Callable<Object> withdrawal = () -> {
                try {
                    return withdraw.withdraw(customer, id);
                } catch (OptimisticLockingException claimed) {
                    return "told 409";
                }
            };
            Callable<Object> decision = () -> decidedUnlessTooLate(Map.of("decision", "approve"), id);
            AtOnce.both(pair % 2 == 0 ? withdrawal : decision, pair % 2 == 0 ? decision : withdrawal);

            boolean approved = cases.outcome(id).equals("APPROVED");
            assertThat(cases.outcome(id)).isIn("APPROVED", "WITHDRAWN");
            assertThat(titles.standing(customer.name()).approvedInForce().isPresent())
                    .isEqualTo(approved);
            assertThat(cases.hasTask(id)).isFalse();
            cases.assertEnded(id);
        }
    }

    @Race
    void of_a_withdrawal_and_a_claim_at_once_the_claim_is_made_or_told_that_the_task_is_gone() throws Exception {
        for (int pair = 0; pair < 6; pair++) {
            a_new_customer();
            RequestId id = submit("SOCIAL_SECURITY", false);
            String task = cases.task(id).getId();
            Callable<Object> withdrawal = () -> {
                try {
                    return withdraw.withdraw(customer, id);
                } catch (OptimisticLockingException claimed) {
                    // The customer is told 409 and asks again.
                    return withdraw.withdraw(customer, id);
                }
            };
            Callable<Object> claim = () -> {
                try {
                    cases.as(REVIEWER, () -> tasks.claim(task, REVIEWER.name()));
                    return "claimed";
                } catch (CompletionRefusedException refused) {
                    assertThat(refused.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
                    return "too late";
                }
            };
            AtOnce.both(pair % 2 == 0 ? withdrawal : claim, pair % 2 == 0 ? claim : withdrawal);

            assertThat(cases.outcome(id)).isEqualTo("WITHDRAWN");
            cases.assertEnded(id);
        }
    }

    @Test
    void a_second_application_is_refused_and_opens_no_case() {
        RequestId first = submit("SOCIAL_SECURITY", false);

        assertThat(codes(apply.submit(customer, form("SOCIAL_SECURITY", false), List.of(proof()))))
                .containsExactly("APPLICATION_PENDING");

        assertThat(requests.open(customer.name())).extracting(Request::id).containsExactly(first);
    }

    @Test
    void a_refused_completion_leaves_the_task_as_it_was() {
        RequestId id = submit("SOCIAL_SECURITY", false);

        assertThatThrownBy(() -> cases.decide(REVIEWER, id, Map.of("decision", "approve", "isAdmin", true)))
                .hasMessageContaining("only the fields");
        assertThatThrownBy(() -> cases.decide(REVIEWER, id, Map.of("decision", "sign")));
        assertThatThrownBy(() -> cases.decide(REVIEWER, id, Map.of("decision", "reject")));
        assertThatThrownBy(() -> cases.decide(REVIEWER, id, Map.of("decision", "approve", "validDays", 366)));
        // What the form says is what is meant: a number that got lost on the way does not become the longest term.
        assertThatThrownBy(() -> cases.decide(REVIEWER, id, Map.of("decision", "approve", "term", "days")))
                .hasMessageContaining("Give the number of days");
        assertThatThrownBy(() ->
                        cases.decide(REVIEWER, id, Map.of("decision", "approve", "term", "longest", "validDays", 30)))
                .hasMessageContaining("no number of days");
        assertThatThrownBy(() -> cases.decide(REVIEWER, id, Map.of("decision", "approve", "term", "forever")));
        assertThatThrownBy(
                () -> cases.decide(REVIEWER, id, Map.of("decision", "reject", "reason", "no", "term", "longest")));

        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(REVIEW_TITLE);
        assertThat(cases.variables(id)).doesNotContainKeys("isAdmin", DECISION);
    }

    @AfterAll
    void every_element_of_the_model_was_reached() {
        cases.assertEveryStepTaken(PROCESS);
    }

    private String decidedUnlessTooLate(Map<String, Object> fields, RequestId id) {
        try {
            cases.decide(REVIEWER, id, fields);
            return "decided";
        } catch (CompletionRefusedException refused) {
            assertThat(refused.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
            return "too late";
        }
    }

    private RequestId submit(String proofKind, boolean specialVat) {
        return submitted(form(proofKind, specialVat));
    }

    private RequestId submitted(TitleForm form) {
        return apply.submit(customer, form, List.of(proof())).fold(ApplyForTitle.Submitted::requestId, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static TitleForm form(String proofKind, boolean specialVat) {
        return new TitleForm(
                "EMPLOYED",
                "示例云科技（上海）有限公司",
                "91310115MA1K4TXT5W",
                "ENTERPRISE",
                proofKind,
                specialVat,
                specialVat ? "示例银行" : null,
                specialVat ? "0000" : null,
                specialVat ? "示例路 1 号" : null,
                specialVat ? "021-0000" : null,
                true,
                null);
    }

    private static TitleForm form(String proofKind, String taxId, boolean acknowledgeTaxId) {
        return new TitleForm(
                "EMPLOYED",
                "示例小吃店",
                taxId,
                "ENTERPRISE",
                proofKind,
                false,
                null,
                null,
                null,
                null,
                true,
                acknowledgeTaxId);
    }

    private static Upload proof() {
        return Proof.pdf();
    }

    private String brief(RequestId id) {
        return String.valueOf(cases.variable(id, BRIEF));
    }

    private Optional<Title> activeTitle() {
        return titles.standing(customer.name()).active();
    }

    private Account account() {
        return accounts.find(customer.name()).orElseThrow();
    }

    private void grantTitleDirectly() {
        jdbc.sql("""
            INSERT INTO title (id, account_id, origin, kind, name, tax_id, valid_until, created_at)
            VALUES (:id, :account, 'REVIEW', 'ENTERPRISE', 'n', '91310115MA1K4TXT5W', '2999-01-01', now())
            """)
                .param("id", UUID.randomUUID().toString())
                .param("account", customer.name())
                .update();
    }

    private void deliver(String accountId, String kind, String more) {
        String line =
                "{\"accountId\": \"%s\", \"kind\": \"%s\", \"realName\": \"示例客户\", \"email\": \"c@customer.example\"%s}"
                        .formatted(accountId, kind, more);
        cases.deliver(line, importAccounts);
    }
}
