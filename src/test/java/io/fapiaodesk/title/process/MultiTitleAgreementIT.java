package io.fapiaodesk.title.process;

import static io.fapiaodesk.testing.Results.codes;
import static io.fapiaodesk.title.process.MultiTitleAgreementModel.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.consumption.ImportConsumption;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.sandbox.SandboxTime;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignInChanged;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.question.AnswerCustomerQuestion;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.testing.AtOnce;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.title.AccountManagers;
import io.fapiaodesk.title.AddSignedCopy;
import io.fapiaodesk.title.AgreementForm;
import io.fapiaodesk.title.ApplyForAgreement;
import io.fapiaodesk.title.EndAgreement;
import io.fapiaodesk.title.MaintainTitles;
import io.fapiaodesk.title.PayOnBehalfForm;
import io.fapiaodesk.title.ReadAgreements;
import io.fapiaodesk.title.RemindOfExpiry;
import io.fapiaodesk.title.TitleView;
import io.fapiaodesk.title.WithdrawAgreement;
import io.fapiaodesk.title.domain.TitleStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path through the evaluation of an agreement, as the ordered trace of what happened, and what comes after it. */
@ProcessTest
class MultiTitleAgreementIT {

    private static final SignedIn MANAGER = manager("manager");
    private static final SignedIn MANAGER_2 = manager("manager2");
    private static final SignedIn SUPERVISOR = new SignedIn("supervisor", null, Set.of(Groups.TITLE_SUPERVISORS));
    private static final SignedIn ADMIN = new SignedIn("admin", null, Set.of(Groups.ADMINISTRATORS));
    private static final String MANAGER_VARIABLE = "manager";
    private static final String TITLE = "示例云科技（上海）有限公司";
    private static final String TAX_ID = "91310115MA1K4TXT5W";

    @Autowired
    private Cases cases;

    @Autowired
    private ApplyForAgreement apply;

    @Autowired
    private WithdrawAgreement withdraw;

    @Autowired
    private EndAgreement end;

    @Autowired
    private AddSignedCopy copies;

    @Autowired
    private ReadAgreements agreements;

    @Autowired
    private AccountManagers managers;

    @Autowired
    private MaintainTitles titles;

    @Autowired
    private RemindOfExpiry reminders;

    @Autowired
    private Requests requests;

    @Autowired
    private CustomerQuestions questions;

    @Autowired
    private AnswerCustomerQuestion answers;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseAccess access;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private ImportConsumption importConsumption;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private SandboxTime time;

    @Autowired
    private BusinessCalendars calendars;

    private SignedIn customer = new SignedIn("nobody", null, Set.of());

    @BeforeEach
    void a_new_enterprise_with_an_account_manager() {
        String accountId = "e-" + UUID.randomUUID();
        deliver(accountId, "ENTERPRISE", "manager", "");
        customer = new SignedIn(accountId, accountId, Set.of());
    }

    @AfterEach
    void everybody_is_present() {
        managers.arrange(ADMIN, "manager", null, null);
        managers.arrange(ADMIN, "manager2", null, null);
    }

    @Test
    void a_signed_agreement_makes_the_title_usable_and_lies_in_the_case() {
        RequestId id = submit();
        Task task = cases.task(id);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(EVALUATE_AGREEMENT);
        assertThat(task.getAssignee()).isEqualTo("manager");
        assertThat(cases.candidates(id)).contains(Groups.ACCOUNT_MANAGERS);
        assertThat(task.getDueDate()).isEqualTo(requests.promiseOf(id).target());
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains(TITLE, TAX_ID, "/staff/cases/" + id)
                .doesNotContain("Contact", "021-0000", "contact@customer.example");
        assertThat(agreed()).isEmpty();
        LocalDate until = today().plusDays(200);

        cases.decide(MANAGER, id, Map.of("decision", "sign", "term", "until", "validUntil", until.toString()));

        cases.assertTrace(
                id,
                START_AGREEMENT_REQUESTED,
                RULE_ON_AGREEMENT,
                EVALUATE_AGREEMENT,
                RECORD_AGREEMENT_DECISION,
                GATEWAY_AGREEMENT_DECISION,
                SIGN_AGREEMENT,
                END_AGREEMENT_SIGNED);
        assertThat(cases.outcome(id)).isEqualTo("SIGNED");
        TitleView title = agreed().orElseThrow();
        assertThat(title.name()).isEqualTo(TITLE);
        assertThat(title.status()).isEqualTo(TitleStatus.ACTIVE);
        assertThat(title.validUntil()).isEqualTo(until);
        assertThat(titles.standing(customer.name()).active().orElseThrow().name())
                .isEqualTo("示例客户有限公司");
        assertThat(documents.of(id)).singleElement().satisfies(document -> {
            assertThat(document.mediaType()).isEqualTo("application/pdf");
            assertThat(document.fileName()).contains(id.value());
        });
        assertThat(entry(id).standing()).isEqualTo("IN_FORCE");
        assertThat(entry(id).signedBy()).isEqualTo("manager");
        assertThat(cases.mails(id)).contains("agreement-requested", "agreement-signed");
        assertThat(agreements.timeline(customer.name()))
                .extracting(ReadAgreements.Span::origin)
                .containsExactly("REGISTRATION", "AGREEMENT");
    }

    @Test
    void special_vat_needs_the_bank_and_the_address_of_the_title() {
        RequestId id = submit();
        cases.decide(MANAGER, id, Map.of("decision", "sign"));
        assertThat(agreed().orElseThrow().usableFor()).containsExactly(TitleView.InvoiceType.GENERAL);

        titles.editDetails(
                customer,
                agreed().orElseThrow().id(),
                new MaintainTitles.DetailsChange("示例银行", "0000", "示例路 1 号", "021-0000"));

        assertThat(agreed().orElseThrow().usableFor())
                .containsExactly(TitleView.InvoiceType.GENERAL, TitleView.InvoiceType.SPECIAL);
        assertThat(agreed().orElseThrow().validUntil()).isEqualTo(today().plusDays(365));
    }

    @Test
    void a_declined_one_tells_the_customer_why_and_makes_nothing_usable() {
        RequestId id = submit();

        cases.decide(MANAGER, id, Map.of("decision", "decline", "reason", "与该企业没有关系"));

        cases.assertTrace(
                id,
                START_AGREEMENT_REQUESTED,
                RULE_ON_AGREEMENT,
                EVALUATE_AGREEMENT,
                RECORD_AGREEMENT_DECISION,
                GATEWAY_AGREEMENT_DECISION,
                DECLINE_AGREEMENT,
                END_AGREEMENT_DECLINED);
        assertThat(cases.outcome(id)).isEqualTo("DECLINED");
        assertThat(agreed()).isEmpty();
        assertThat(documents.of(id)).isEmpty();
        assertThat(cases.mails(id)).contains("agreement-declined");
        assertThat(entry(id).reason()).isEqualTo("与该企业没有关系");
    }

    @Test
    void nothing_is_decided_because_time_has_passed() {
        RequestId id = submit();
        assertThat(dueOn(id, TARGET_NEAR))
                .isEqualTo(calendars.current().add(today(), 5).date());
        assertThat(dueOn(id, LIMIT_PASSED))
                .isEqualTo(calendars.current().add(today(), 8).date());

        cases.execute(id, TARGET_NEAR);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        cases.execute(id, LIMIT_PASSED);

        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);
        assertThat(cases.task(id).getAssignee()).isEqualTo("manager");
        assertThat(cases.candidates(id)).contains(Groups.ACCOUNT_MANAGERS, Groups.TITLE_SUPERVISORS);
        assertThat(cases.trace(id))
                .contains(
                        TARGET_NEAR,
                        NUDGE_MANAGER,
                        END_MANAGER_NUDGED,
                        LIMIT_PASSED,
                        ESCALATE_AGREEMENT,
                        END_AGREEMENT_ESCALATED);
        assertThat(cases.mails(id)).contains("agreement-nudge", "review-overdue");
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void a_supervisor_gives_an_overdue_evaluation_to_another_manager() {
        RequestId id = submit();
        cases.execute(id, LIMIT_PASSED);

        cases.assign(SUPERVISOR, id, "manager2");
        cases.decide(MANAGER_2, id, Map.of("decision", "sign"));

        assertThat(cases.outcome(id)).isEqualTo("SIGNED");
    }

    @Test
    void when_the_account_manager_changes_the_task_moves_to_the_new_one() {
        RequestId id = submit();

        deliver(customer.name(), "ENTERPRISE", "manager2", "");

        assertThat(cases.task(id).getAssignee()).isEqualTo("manager2");
        assertThat(cases.actions(id)).contains("MANAGER_CHANGED");
        assertThat(cases.mails(id)).containsExactly("agreement-moved", "agreement-requested");
        assertThatThrownBy(() -> cases.decide(MANAGER, id, Map.of("decision", "sign")))
                .hasMessageContaining("somebody else's");
        cases.decide(MANAGER_2, id, Map.of("decision", "sign"));
        cases.assertTrace(
                id,
                START_AGREEMENT_REQUESTED,
                RULE_ON_AGREEMENT,
                // The engine writes the event that waits at a task down before the task itself.
                MANAGER_CHANGED,
                EVALUATE_AGREEMENT,
                MOVE_TASK,
                END_TASK_MOVED,
                RECORD_AGREEMENT_DECISION,
                GATEWAY_AGREEMENT_DECISION,
                SIGN_AGREEMENT,
                END_AGREEMENT_SIGNED);
    }

    @Test
    void when_the_manager_leaves_without_successor_anybody_of_the_group_may_take_it() {
        RequestId id = submit();

        deliver(customer.name(), "ENTERPRISE", null, "");

        assertThat(cases.task(id).getAssignee()).isNull();
        assertThat(cases.candidates(id)).contains(Groups.ACCOUNT_MANAGERS);
        cases.decide(MANAGER_2, id, Map.of("decision", "decline", "reason", "请联系新的客户经理"));
        assertThat(cases.outcome(id)).isEqualTo("DECLINED");
    }

    @Test
    void a_manager_who_may_not_sign_in_any_more_evaluates_nothing() {
        deliver("leaver-account-" + customer.name().substring(0, 10), "ENTERPRISE", "nobody-of-this-name", "");
        customer = new SignedIn("x", "leaver-account-" + customer.name().substring(0, 10), Set.of());
        RequestId id = submit();
        assertThat(cases.task(id).getAssignee()).isNull();

        // As if that one had become a manager meanwhile: nobody of that name works there, so nothing moves.
        events.publishEvent(new SignInChanged("nobody-of-this-name", Set.of(Groups.ACCOUNT_MANAGERS), true));
        assertThat(cases.task(id).getAssignee()).isNull();
    }

    @Test
    void while_the_manager_is_absent_the_deputy_evaluates() {
        managers.arrange(ADMIN, "manager", today().plusDays(3).toString(), "manager2");
        RequestId first = submit();
        assertThat(cases.task(first).getAssignee()).isEqualTo("manager2");

        managers.arrange(ADMIN, "manager", null, null);
        assertThat(cases.task(first).getAssignee()).isEqualTo("manager");

        managers.arrange(ADMIN, "manager", today().plusDays(3).toString(), null);
        assertThat(cases.task(first).getAssignee()).isNull();

        managers.arrange(ADMIN, "manager2", today().plusDays(3).toString(), null);
        managers.arrange(ADMIN, "manager", today().plusDays(3).toString(), "manager2");
        assertThat(cases.task(first).getAssignee()).isNull();
        assertThat(managers.list())
                .filteredOn(manager -> manager.absentUntil() != null)
                .extracting(AccountManagers.Manager::name)
                .containsExactly("manager", "manager2");
    }

    @Test
    void on_the_day_the_manager_is_back_the_deputy_hands_the_task_over() {
        managers.arrange(ADMIN, "manager", today().plusDays(1).toString(), "manager2");
        RequestId id = submit();
        managers.welcomeBack();
        assertThat(cases.task(id).getAssignee()).isEqualTo("manager2");

        theNextDay(managers::welcomeBack);

        assertThat(cases.task(id).getAssignee()).isEqualTo("manager");
        assertThat(agreements.find(id).orElseThrow().manager()).isEqualTo("manager");
        assertThat(cases.actions(id)).containsExactly("AGREEMENT_REQUESTED", "MANAGER_CHANGED");
        assertThat(managers.list())
                .extracting(AccountManagers.Manager::absentUntil)
                .containsOnlyNulls();
        assertThatThrownBy(() -> cases.decide(MANAGER_2, id, Map.of("decision", "sign")))
                .hasMessageContaining("somebody else's");
        theNextDay(managers::welcomeBack);
        assertThat(cases.mails(id)).containsExactly("agreement-moved", "agreement-requested");
        cases.decide(MANAGER, id, Map.of("decision", "sign"));
    }

    @Test
    void on_the_day_the_deputy_is_back_nobody_in_particular_hands_the_task_to_the_deputy() {
        managers.arrange(ADMIN, "manager2", today().plusDays(1).toString(), null);
        managers.arrange(ADMIN, "manager", today().plusDays(9).toString(), "manager2");
        RequestId id = submit();
        assertThat(cases.task(id).getAssignee()).isNull();

        theNextDay(() -> {
            managers.welcomeBack();
            assertThat(cases.task(id).getAssignee()).isEqualTo("manager2");
        });
    }

    @Test
    void whom_a_supervisor_gave_the_task_keeps_it_when_others_come_back() {
        RequestId id = submit();
        cases.execute(id, LIMIT_PASSED);
        cases.assign(SUPERVISOR, id, "supervisor");
        managers.arrange(ADMIN, "manager2", today().plusDays(1).toString(), null);

        theNextDay(managers::welcomeBack);

        assertThat(cases.task(id).getAssignee()).isEqualTo("supervisor");
    }

    @Test
    void an_absence_is_arranged_in_the_future_and_with_another_manager() {
        assertThat(codes(managers.arrange(ADMIN, "reviewer", null, null))).containsExactly("NOT_FOUND");
        assertThat(codes(managers.arrange(ADMIN, "manager", today().toString(), "manager")))
                .containsExactly("DEPUTY_IS_ONESELF", "DAY_NOT_AHEAD");
        assertThat(codes(managers.arrange(ADMIN, "manager", "tomorrow", "reviewer")))
                .containsExactly("DAY_INVALID", "DEPUTY_UNKNOWN");
    }

    @Test
    void what_the_customer_answers_to_the_managers_question_the_manager_reads_in_the_task() {
        RequestId id = submit();
        assertThatThrownBy(() -> cases.decide(MANAGER, id, Map.of("decision", "askForMore")))
                .hasMessageContaining("Write the question");

        cases.decide(MANAGER, id, Map.of("decision", "askForMore", "reason", "How are the two companies related?"));

        assertThat(cases.hasTask(id)).isFalse();
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();
        assertThat(questions.of(id)).singleElement().satisfies(question -> assertThat(question.text())
                .isEqualTo("How are the two companies related?"));

        assertThat(answers.answer(
                        customer,
                        id,
                        "One owns the other",
                        List.of(new Upload("register.pdf", Proof.pdf().content()))))
                .isInstanceOf(Result.Done.class);

        String file = documents.of(id).get(0).id();
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains("How are the two companies related?", "One owns the other", "/documents/" + file);
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("IN_EVALUATION");
        assertThat(requests.find(id).orElseThrow().promisePaused()).isFalse();
        assertThat(cases.mails(id)).contains("case-question");
        cases.decide(MANAGER, id, Map.of("decision", "sign"));
        assertThat(cases.outcome(id)).isEqualTo("SIGNED");
        assertThat(cases.trace(id))
                .containsSubsequence(
                        RULE_ON_AGREEMENT,
                        EVALUATE_AGREEMENT,
                        RECORD_AGREEMENT_DECISION,
                        GATEWAY_AGREEMENT_DECISION,
                        ASK_CUSTOMER,
                        RULE_ON_AGREEMENT,
                        EVALUATE_AGREEMENT,
                        SIGN_AGREEMENT,
                        END_AGREEMENT_SIGNED);
    }

    @Test
    void a_manager_who_changes_while_the_customer_is_asked_leaves_the_answer_to_the_successor() {
        RequestId id = submit();
        cases.decide(MANAGER, id, Map.of("decision", "askForMore", "reason", "Which of the two?"));

        deliver(customer.name(), "ENTERPRISE", "manager2", "");
        answers.answer(customer, id, "The first", List.of());

        assertThat(cases.task(id).getAssignee()).isEqualTo("manager2");
        assertThat(cases.actions(id)).contains("MANAGER_CHANGED");
        withdraw.withdraw(customer, id);
    }

    @Test
    void who_withdraws_while_a_question_is_open_is_asked_no_more() {
        RequestId id = submit();
        cases.decide(MANAGER, id, Map.of("decision", "askForMore", "reason", "Which of the two?"));

        assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);

        assertThat(cases.outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(codes(answers.answer(customer, id, "The first", List.of()))).hasSize(1);
        cases.assertEnded(id);
    }

    @Test
    void the_rules_are_asked_in_the_case_too_and_again_after_an_answer() {
        RequestId id = submit();
        assertThat(findings(id)).contains("MANAGER_EVALUATES").doesNotContain("AGREEMENT_PENDING");
        cases.decide(MANAGER, id, Map.of("decision", "askForMore", "reason", "Which of the two?"));
        RequestId other = opened(apply.submit(
                customer, new AgreementForm("另一示例云科技有限公司", TAX_ID, null, null, null, null, null, contact(), null)));
        assertThat(findings(other)).contains("TAX_ID_UNDER_ANOTHER_NAME");

        answers.answer(customer, id, "The first", List.of());

        assertThat(findings(id)).contains("TAX_ID_UNDER_ANOTHER_NAME");
        withdraw.withdraw(customer, id);
        withdraw.withdraw(customer, other);
    }

    @Test
    void the_same_title_in_another_spelling_is_the_same_title() {
        RequestId first = submit();
        AgreementForm halfWidth =
                new AgreementForm("示例云科技(上海)  有限公司", TAX_ID, null, null, null, null, null, contact(), null);
        assertThat(codes(apply.submit(customer, halfWidth))).containsExactly("AGREEMENT_PENDING");

        cases.decide(MANAGER, first, Map.of("decision", "sign"));

        assertThat(codes(apply.submit(customer, halfWidth))).containsExactly("TITLE_ALREADY_AGREED");
    }

    @Test
    void a_company_whose_name_cannot_be_printed_is_refused_where_it_is_entered() {
        AgreementForm emoji = new AgreementForm("示例😀有限公司", TAX_ID, null, null, null, null, null, contact(), null);

        assertThat(codes(apply.submit(customer, emoji))).containsExactly("CHARACTER_NOT_PRINTABLE");
    }

    @Test
    void when_the_customer_withdraws_nothing_is_left_to_evaluate() {
        RequestId id = submit();

        assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);

        cases.assertTrace(
                id,
                START_AGREEMENT_REQUESTED,
                RULE_ON_AGREEMENT,
                EVALUATE_AGREEMENT,
                REQUEST_ENDED,
                START_REQUEST_ENDED,
                END_REQUEST_ENDED);
        assertThat(cases.outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(codes(withdraw.withdraw(customer, id))).containsExactly("ALREADY_CLOSED");
        assertThat(codes(withdraw.withdraw(new SignedIn("x", "x", Set.of()), id)))
                .containsExactly("NOT_FOUND");
        assertThat(cases.mails(id)).contains("agreement-withdrawn");
    }

    @Test
    void when_the_account_is_closed_the_evaluation_stops() {
        RequestId id = submit();

        deliver(customer.name(), "ENTERPRISE", "manager", ", \"closed\": true");

        assertThat(cases.outcome(id)).isEqualTo("STOPPED");
        assertThat(cases.mails(id)).contains("agreement-stopped");
        assertThat(codes(apply.submit(customer, form()))).contains("ACCOUNT_CLOSED");
    }

    @Test
    void without_an_account_manager_the_way_is_the_registration() {
        deliver(customer.name(), "ENTERPRISE", null, "");

        assertThat(apply.submit(customer, form())).isInstanceOfSatisfying(Result.Refused.class, refused -> {
            Refusal refusal = (Refusal) refused.refusals().get(0);
            assertThat(refusal.code()).isEqualTo("NO_ACCOUNT_MANAGER");
            assertThat(String.valueOf(refusal.rule())).isEqualTo("R29");
            assertThat(refusal.faqSection()).isEqualTo("Multiple invoice titles for enterprise accounts");
        });
        assertThat(requests.open(customer.name())).isEmpty();
    }

    @Test
    void a_wrong_form_is_refused_field_by_field() {
        AgreementForm wrong = new AgreementForm(
                " ",
                "91310115MA1K4TXT5X",
                "UNIVERSE",
                null,
                null,
                null,
                null,
                new AgreementForm.ContactForm("", "x", "y"),
                null);

        assertThat(apply.submit(customer, wrong)).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(
                        ((Result.Refused<?>) refused)
                                .refusals().stream().map(Refusal::pointer).toList())
                .containsExactlyInAnyOrder(
                        "/titleName", "/taxId", "/titleKind", "/contact/name", "/contact/phone", "/contact/email"));
        assertThat(codes(apply.submit(MANAGER, form()))).containsExactly("NOT_A_CUSTOMER");
    }

    @Test
    void the_same_title_waits_once_and_is_renewed_in_its_last_days() {
        RequestId first = submit();
        assertThat(codes(apply.submit(customer, form()))).containsExactly("AGREEMENT_PENDING");

        cases.decide(MANAGER, first, Map.of("decision", "sign"));
        assertThat(codes(apply.submit(customer, form()))).containsExactly("TITLE_ALREADY_AGREED");

        endsIn(first, 30);
        reminders.remind();
        assertThat(noticesOfTitle(first)).containsExactly("agreement-expiring");
        RequestId second = submit();
        assertThat(agreed()).isPresent();
        cases.decide(MANAGER, second, Map.of("decision", "sign"));

        assertThat(entry(first).standing()).isEqualTo("ENDED_EARLY");
        assertThat(entry(second).standing()).isEqualTo("IN_FORCE");
        assertThat(agreed().orElseThrow().id()).isEqualTo(entry(second).titleId());
    }

    @Test
    void at_the_end_of_its_term_the_title_does_not_hold_any_more() {
        RequestId id = submit();
        cases.decide(MANAGER, id, Map.of("decision", "sign"));

        endsIn(id, 0);

        assertThat(entry(id).standing()).isEqualTo("EXPIRED");
        assertThat(allAgreed().get(0).status()).isEqualTo(TitleStatus.EXPIRED);
        assertThat(codes(end.byCustomer(customer, id, "too late"))).containsExactly("NOT_IN_FORCE");
        assertThat(apply.submit(customer, form())).isInstanceOf(Result.Done.class);
    }

    @Test
    void either_party_ends_an_agreement_early_and_says_why() {
        RequestId byCustomer = submit();
        cases.decide(MANAGER, byCustomer, Map.of("decision", "sign"));
        assertThat(codes(end.byCustomer(customer, byCustomer, " "))).containsExactly("REQUIRED");
        assertThat(codes(end.byManager(MANAGER_2, byCustomer, "not mine"))).containsExactly("NOT_FOUND");
        assertThat(codes(end.byCustomer(new SignedIn("x", "x", Set.of()), byCustomer, "not mine")))
                .containsExactly("NOT_FOUND");

        assertThat(end.byCustomer(customer, byCustomer, "不再需要")).isEqualTo(Result.done("ENDED_EARLY"));
        assertThat(allAgreed().get(0).status()).isEqualTo(TitleStatus.INVALID);
        assertThat(entry(byCustomer).endReason()).isEqualTo("不再需要");

        RequestId byManager = submit();
        cases.decide(MANAGER, byManager, Map.of("decision", "sign"));
        assertThat(end.byManager(MANAGER, byManager, "关系终止")).isEqualTo(Result.done("ENDED_EARLY"));
        assertThat(cases.actions(byManager)).contains("AGREEMENT_ENDED");
        assertThat(agreed()).isEmpty();
    }

    @Test
    void a_ticket_leads_into_the_same_evaluation() {
        assertThat(codes(apply.openForTicket(MANAGER_2, customer.name(), "T-1", form())))
                .containsExactly("ACCOUNT_NOT_YOURS");
        assertThat(codes(apply.openForTicket(MANAGER, customer.name(), " ", form())))
                .containsExactly("REQUIRED");

        RequestId id = opened(apply.openForTicket(MANAGER, customer.name(), "T-20260212-7", withoutContact()));

        assertThat(cases.task(id).getAssignee()).isEqualTo("manager");
        assertThat(cases.actions(id)).containsExactly("AGREEMENT_OPENED");
        assertThat(cases.mails(id)).containsExactly("agreement-opened");
        assertThat(agreements.find(id).orElseThrow().entry().ticket()).isEqualTo("T-20260212-7");
        cases.decide(MANAGER, id, Map.of("decision", "sign"));
        assertThat(cases.outcome(id)).isEqualTo("SIGNED");
    }

    @Test
    void what_the_manager_opened_the_customer_may_withdraw() {
        RequestId id = opened(apply.openForTicket(MANAGER, customer.name(), "T-1", withoutContact()));
        assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);
    }

    @Test
    void a_person_with_domain_names_gets_an_exception_through_the_account_manager() {
        String person = "p-" + UUID.randomUUID();
        deliver(person, "PERSONAL", "manager", "");
        customer = new SignedIn(person, person, Set.of());
        assertThat(codes(apply.submit(customer, form()))).containsExactly("AGREEMENT_FOR_ENTERPRISES");

        cases.deliver(
                "{\"sourceId\": \"o-%s\", \"kind\": \"ORDER\", \"accountId\": \"%s\", \"productCode\": \"domain\", \"amount\": \"69.00\", \"placedAt\": \"2026-01-02T10:00:00+08:00\", \"paidAt\": \"2026-01-02T10:00:00+08:00\"}"
                        .formatted(person, person),
                importConsumption);
        RequestId id = submit();
        cases.decide(MANAGER, id, Map.of("decision", "sign"));

        TitleView title = agreed().orElseThrow();
        assertThat(String.valueOf(title.agreementKind())).isEqualTo("DOMAIN_EXCEPTION");
        assertThat(title.specialValidUntil()).isNull();
    }

    @Test
    void a_payer_may_use_the_title_of_the_one_it_pays_for() {
        String person = "b-" + UUID.randomUUID();
        deliver(person, "PERSONAL", null, "");
        PayOnBehalfForm form = new PayOnBehalfForm(customer.name(), person, null, "SEAL", "SIGNATURE");
        assertThat(codes(apply.openPayOnBehalf(MANAGER_2, form, List.of(Proof.pdf()))))
                .containsExactly("ACCOUNT_NOT_YOURS");
        assertThat(codes(apply.openPayOnBehalf(MANAGER, form, List.of()))).containsExactly("FILE_COUNT");
        assertThat(codes(apply.openPayOnBehalf(
                        MANAGER,
                        new PayOnBehalfForm(customer.name(), person, null, "SIGNATURE", "SEAL"),
                        List.of(Proof.pdf()))))
                .containsExactly("PAYER_PROOF_SEAL", "BENEFICIARY_PROOF_SIGNATURE");
        assertThat(codes(apply.openPayOnBehalf(
                        MANAGER,
                        new PayOnBehalfForm(customer.name(), "nobody-at-all", "T 1", "WAX", null),
                        List.of(Proof.pdf()))))
                .containsExactly("IDENTIFIER_INVALID", "INVALID_VALUE", "REQUIRED");

        RequestId id = opened(apply.openPayOnBehalf(MANAGER, form, List.of(Proof.pdf())));
        assertThat(codes(apply.openPayOnBehalf(MANAGER, form, List.of(Proof.pdf()))))
                .containsExactly("AGREEMENT_PENDING");
        cases.decide(MANAGER, id, Map.of("decision", "sign"));

        TitleView title = agreed().orElseThrow();
        assertThat(title.beneficiaryAccountId()).isEqualTo(person);
        assertThat(title.name()).isEqualTo("示例客户有限公司");
        assertThat(documents.of(id)).hasSize(2);
        assertThat(agreements.of(person)).extracting(ReadAgreements.Entry::id).containsExactly(id);
        assertThat(jdbc.sql("select template from notice where recipient_id = ?")
                        .param(person)
                        .query(String.class)
                        .list())
                .containsExactly("agreement-beneficiary");
        assertThat(end.byCustomer(new SignedIn(person, person, Set.of()), id, "不再由其代付"))
                .isEqualTo(Result.done("ENDED_EARLY"));
    }

    @Test
    void the_signed_copy_comes_from_either_party_and_the_manager_reads_it_for_good() {
        RequestId id = submit();
        cases.decide(MANAGER, id, Map.of("decision", "sign"));

        assertThat(codes(copies.add(MANAGER_2, id, List.of(Proof.pdf())))).containsExactly("NOT_FOUND");
        assertThat(codes(copies.add(customer, id, List.of(new Upload("a.exe", new byte[] {1})))))
                .containsExactly("FILE_TYPE_NOT_ALLOWED");
        assertThat(copies.add(customer, id, List.of(Proof.pdf()))).isInstanceOf(Result.Done.class);
        assertThat(copies.add(MANAGER, id, List.of(Proof.pdf()))).isInstanceOf(Result.Done.class);

        assertThat(documents.of(id)).extracting(StoredDocument::mediaType).hasSize(3);
        assertThat(access.mayRead(MANAGER, id)).isTrue();
        assertThat(access.mayRead(MANAGER_2, id)).isFalse();
        assertThat(cases.actions(id)).contains("SIGNED_COPY_ADDED");

        RequestId declined = submitAnother();
        cases.decide(MANAGER, declined, Map.of("decision", "decline", "reason", "不行"));
        assertThat(codes(copies.add(customer, declined, List.of(Proof.pdf())))).containsExactly("COPY_NOT_WANTED");
    }

    @Test
    void a_refused_completion_leaves_the_task_as_it_was() {
        RequestId id = submit();

        assertThatThrownBy(() -> cases.decide(MANAGER_2, id, Map.of("decision", "sign")))
                .hasMessageContaining("somebody else's");
        assertThatThrownBy(() -> cases.decide(MANAGER, id, Map.of("decision", "sign", "isAdmin", true)))
                .hasMessageContaining("only the fields");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("decision", "approve"),
                Map.of(),
                Map.of("decision", "decline"),
                Map.of("decision", "decline", "reason", " "),
                Map.of("decision", "decline", "reason", 7),
                Map.of("decision", "decline", "reason", "x".repeat(1_001)),
                Map.of("decision", "decline", "reason", "no", "validUntil", "2030-01-01"),
                Map.of("decision", "sign", "term", "until"),
                Map.of("decision", "sign", "term", "whenever"),
                Map.of(
                        "decision",
                        "sign",
                        "term",
                        "usual",
                        "validUntil",
                        today().plusDays(30).toString()),
                Map.of("decision", "decline", "reason", "no", "term", "usual"),
                Map.of("decision", "sign", "validUntil", today().toString()),
                Map.of(
                        "decision",
                        "sign",
                        "validUntil",
                        today().plusYears(3).plusDays(1).toString()),
                Map.of("decision", "sign", "validUntil", "next year"),
                Map.of("decision", "sign", "validUntil", 20300101))) {
            assertThatThrownBy(() -> cases.decide(MANAGER, id, wrong))
                    .as("%s", wrong)
                    .isInstanceOfSatisfying(
                            CompletionRefusedException.class,
                            refused -> assertThat(refused.refusal().kind()).isEqualTo(CompletionRefusal.Kind.INVALID));
        }

        assertThat(cases.variables(id)).containsOnlyKeys(MANAGER_VARIABLE, BRIEF);
        LocalDate longest = today().plusYears(3);
        cases.decide(
                MANAGER, id, Map.of("decision", "sign", "validUntil", longest + "T00:00:00+08:00", "reason", "fine"));
        assertThat(entry(id).validUntil()).isEqualTo(longest);
        assertThat(entry(id).reason()).isEqualTo("fine");
    }

    @Test
    void a_decision_that_comes_after_the_end_is_told_so_and_changes_nothing() {
        RequestId id = submit();
        // What a manager sees whose task was read just before the customer's withdrawal was committed.
        jdbc.sql("update title_agreement set state = 'WITHDRAWN', open = false where request_id = ?")
                .param(id.value())
                .update();

        assertThatThrownBy(() -> cases.decide(MANAGER, id, Map.of("decision", "sign")))
                .isInstanceOfSatisfying(
                        CompletionRefusedException.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE));

        assertThat(agreed()).isEmpty();
        jdbc.sql("update title_agreement set state = 'IN_EVALUATION', open = true where request_id = ?")
                .param(id.value())
                .update();
    }

    @Race
    void of_a_withdrawal_and_a_decision_at_once_exactly_one_counts() throws Exception {
        for (int pair = 0; pair < 6; pair++) {
            RequestId id = submit();
            Callable<Object> withdrawal = () -> withdraw.withdraw(customer, id);
            Callable<Object> decision = () -> {
                try {
                    cases.decide(MANAGER, id, Map.of("decision", "sign"));
                    return "signed";
                } catch (CompletionRefusedException refused) {
                    assertThat(refused.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
                    return "too late";
                }
            };
            AtOnce.both(pair % 2 == 0 ? withdrawal : decision, pair % 2 == 0 ? decision : withdrawal);

            boolean signed = cases.outcome(id).equals("SIGNED");
            assertThat(cases.outcome(id)).isIn("SIGNED", "WITHDRAWN");
            assertThat(agreed().isPresent()).isEqualTo(signed);
            assertThat(cases.hasTask(id)).isFalse();
            assertThat(cases.mails(id).stream().filter(mail -> !mail.equals("agreement-requested")))
                    .containsExactly(signed ? "agreement-signed" : "agreement-withdrawn");
            if (signed) {
                end.byCustomer(customer, id, "next pair");
            }
        }
    }

    @Race
    void of_two_requests_for_a_title_at_once_one_is_refused() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Result<ApplyForAgreement.Opened> done :
                AtOnce.both(() -> apply.submit(customer, form()), () -> apply.submit(customer, form()))) {
            refused.addAll(codes(done));
        }
        assertThat(refused).containsExactly("AGREEMENT_PENDING");
        assertThat(requests.open(customer.name())).hasSize(1);
    }

    @AfterAll
    void every_element_of_the_model_was_reached() {
        cases.assertEveryStepTaken(PROCESS);
    }

    private static SignedIn manager(String name) {
        return new SignedIn(name, null, Set.of(Groups.ACCOUNT_MANAGERS));
    }

    private List<String> findings(RequestId id) {
        return requests.find(id).orElseThrow().findings().stream()
                .map(Finding::code)
                .toList();
    }

    private RequestId submit() {
        return opened(apply.submit(customer, form()));
    }

    private RequestId submitAnother() {
        return opened(apply.submit(
                customer,
                new AgreementForm("另一示例有限公司", "91350100M000100Y43", null, null, null, null, null, contact(), null)));
    }

    private static RequestId opened(Result<ApplyForAgreement.Opened> result) {
        return result.fold(ApplyForAgreement.Opened::requestId, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static AgreementForm form() {
        return new AgreementForm(TITLE, TAX_ID, null, null, null, null, null, contact(), null);
    }

    private static AgreementForm withoutContact() {
        return new AgreementForm(TITLE, TAX_ID, null, null, null, null, null, null, null);
    }

    private static AgreementForm.ContactForm contact() {
        return new AgreementForm.ContactForm("Contact", "021-0000", "contact@customer.example");
    }

    private ReadAgreements.Entry entry(RequestId id) {
        return agreements.of(String.valueOf(customer.accountId()), id).orElseThrow();
    }

    private List<TitleView> allAgreed() {
        return titles.list(accounts.find(String.valueOf(customer.accountId())).orElseThrow()).stream()
                .filter(title -> title.agreementKind() != null)
                .toList();
    }

    private Optional<TitleView> agreed() {
        return allAgreed().stream()
                .filter(title -> title.status() == TitleStatus.ACTIVE)
                .findFirst();
    }

    private List<String> noticesOfTitle(RequestId id) {
        return jdbc.sql("select template from notice where key like ?")
                .param("title/" + entry(id).titleId() + "/%")
                .query(String.class)
                .list();
    }

    /** As if it had been signed long enough ago to end in some days. */
    private void endsIn(RequestId id, int days) {
        jdbc.sql("""
            update title_agreement set valid_from = :from, valid_until = :until where request_id = :id
            """)
                .param("from", today().minusDays(300))
                .param("until", today().plusDays(days))
                .param("id", id.value())
                .update();
        jdbc.sql("update title set valid_until = :until, special_valid_until = :until where request_id = :id")
                .param("until", today().plusDays(days))
                .param("id", id.value())
                .update();
    }

    private LocalDate dueOn(RequestId id, String timer) {
        return ShanghaiTime.dayOf(cases.job(id.value(), timer).getDuedate().toInstant());
    }

    private void theNextDay(Runnable action) {
        time.asOf(clock.instant().plus(Duration.ofDays(1)), () -> {
            action.run();
            return true;
        });
    }

    private LocalDate today() {
        return ShanghaiTime.today(clock);
    }

    private void deliver(String accountId, String kind, @Nullable String manager, String more) {
        cases.deliver(
                "{\"accountId\": \"%s\", \"kind\": \"%s\", \"realName\": \"示例客户有限公司\", \"email\": \"c@customer.example\"%s%s%s}"
                        .formatted(
                                accountId,
                                kind,
                                kind.equals("ENTERPRISE") ? ", \"taxId\": \"52440300MJL180002M\"" : "",
                                manager == null ? "" : ", \"accountManager\": \"" + manager + "\"",
                                more),
                importAccounts);
    }
}
