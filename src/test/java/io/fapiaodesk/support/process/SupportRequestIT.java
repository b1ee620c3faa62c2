package io.fapiaodesk.support.process;

import static io.fapiaodesk.support.process.SupportRequestModel.ANSWER_SUPPORT_REQUEST;
import static io.fapiaodesk.support.process.SupportRequestModel.ASK_CUSTOMER;
import static io.fapiaodesk.support.process.SupportRequestModel.BRIEF;
import static io.fapiaodesk.support.process.SupportRequestModel.END_ANSWERER_REMINDED;
import static io.fapiaodesk.support.process.SupportRequestModel.END_SUPPORT_ANSWERED;
import static io.fapiaodesk.support.process.SupportRequestModel.END_SUPPORT_ESCALATED;
import static io.fapiaodesk.support.process.SupportRequestModel.END_SUPPORT_WITHDRAWN;
import static io.fapiaodesk.support.process.SupportRequestModel.ESCALATE_SUPPORT;
import static io.fapiaodesk.support.process.SupportRequestModel.GATEWAY_SUPPORT_DECISION;
import static io.fapiaodesk.support.process.SupportRequestModel.LIMIT_PASSED;
import static io.fapiaodesk.support.process.SupportRequestModel.MANAGER_CHANGED;
import static io.fapiaodesk.support.process.SupportRequestModel.PROCESS;
import static io.fapiaodesk.support.process.SupportRequestModel.RECORD_SUPPORT_DECISION;
import static io.fapiaodesk.support.process.SupportRequestModel.REMIND_ANSWERER;
import static io.fapiaodesk.support.process.SupportRequestModel.ROUTE_SUPPORT;
import static io.fapiaodesk.support.process.SupportRequestModel.SEND_ANSWER;
import static io.fapiaodesk.support.process.SupportRequestModel.START_SUPPORT_REQUESTED;
import static io.fapiaodesk.support.process.SupportRequestModel.START_SUPPORT_WITHDRAWN;
import static io.fapiaodesk.support.process.SupportRequestModel.SUPPORT_WITHDRAWN;
import static io.fapiaodesk.support.process.SupportRequestModel.TARGET_NEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.question.AnswerCustomerQuestion;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.support.AddLetter;
import io.fapiaodesk.support.AskSupport;
import io.fapiaodesk.support.ConcludeSupport;
import io.fapiaodesk.support.ReadSupport;
import io.fapiaodesk.support.SupportForm;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.title.AccountManagers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path of a customer's question to its answer, as the ordered trace of what happened. */
@ProcessTest
class SupportRequestIT {

    private static final SignedIn AGENT = new SignedIn("support-agent", null, Set.of(Groups.SUPPORT_AGENTS));
    private static final SignedIn MANAGER = new SignedIn("manager", null, Set.of(Groups.ACCOUNT_MANAGERS));
    private static final SignedIn MANAGER_2 = new SignedIn("manager2", null, Set.of(Groups.ACCOUNT_MANAGERS));
    private static final SignedIn SUPERVISOR = new SignedIn("supervisor", null, Set.of(Groups.TITLE_SUPERVISORS));
    private static final SignedIn ADMIN = new SignedIn("admin", null, Set.of(Groups.ADMINISTRATORS));
    private static final String QUESTION = "请提供说明函。联系电话 13800138000";

    @Autowired
    private Cases cases;

    @Autowired
    private AskSupport ask;

    @Autowired
    private ConcludeSupport conclude;

    @Autowired
    private AddLetter letters;

    @Autowired
    private ReadSupport support;

    @Autowired
    private AnswerCustomerQuestion answer;

    @Autowired
    private AccountManagers managers;

    @Autowired
    private Requests requests;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseAccess access;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private Clock clock;

    private SignedIn customer = new SignedIn("nobody", null, Set.of());

    @BeforeEach
    void a_new_enterprise_with_an_account_manager() {
        String accountId = "s-" + UUID.randomUUID();
        deliver(accountId, "manager");
        customer = new SignedIn(accountId, accountId, Set.of());
    }

    @AfterEach
    void everybody_is_present() {
        managers.arrange(ADMIN, "manager", null, null);
        managers.arrange(ADMIN, "manager2", null, null);
    }

    @Test
    void a_letter_comes_back_as_a_file_and_the_answer_by_mail() {
        RequestId id = ask("EXPLANATION_LETTER");
        assertThat(cases.task(id).getAssignee()).isNull();
        assertThat(cases.candidates(id)).containsExactly(Groups.SUPPORT_AGENTS);
        assertThat(cases.task(id).getDueDate()).isEqualTo(requests.promiseOf(id).target());
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains("/staff/cases/" + id, "/staff/support/" + id + "/letters", "请提供说明函", "R3")
                .doesNotContain("13800138000");
        assertThat(requests.find(id).orElseThrow().findings())
                .extracting(Finding::code)
                .containsExactly("SUPPORT_FOR_AGENTS", "SUPPORT_EXPLANATION_LETTER");

        assertThat(done(letters.add(
                        AGENT, id, List.of(new Upload("letter.pdf", Proof.pdf().content())))))
                .hasSize(1);
        cases.decide(AGENT, id, Map.of("decision", "answer", "reason", "说明函已附上。"));

        cases.assertTrace(
                id,
                START_SUPPORT_REQUESTED,
                ROUTE_SUPPORT,
                ANSWER_SUPPORT_REQUEST,
                RECORD_SUPPORT_DECISION,
                GATEWAY_SUPPORT_DECISION,
                SEND_ANSWER,
                END_SUPPORT_ANSWERED);
        assertThat(cases.outcome(id)).isEqualTo("ANSWERED");
        assertThat(support.find(id).orElseThrow().answer()).isEqualTo("说明函已附上。");
        assertThat(documents.of(id)).singleElement().satisfies(letter -> assertThat(letter.fileName())
                .isEqualTo("letter.pdf"));
        assertThat(cases.mails(id)).containsExactly("support-answered", "support-requested");
        assertThat(cases.actions(id)).containsExactly("SUPPORT_REQUESTED", "SUPPORT_LETTER_ADDED", "SUPPORT_ANSWERED");
        assertThat(access.mayRead(AGENT, id)).isTrue();
        assertThat(access.mayRead(MANAGER, id)).isFalse();
        assertThat(codes(letters.add(
                        AGENT, id, List.of(new Upload("late.pdf", Proof.pdf().content())))))
                .containsExactly("LETTER_NOT_WANTED");
    }

    @Test
    void what_the_faq_sends_to_the_account_manager_is_the_managers_task() {
        RequestId id = ask("EXPENSE_TYPE");

        assertThat(cases.task(id).getAssignee()).isEqualTo("manager");
        assertThat(cases.candidates(id)).contains(Groups.ACCOUNT_MANAGERS);
        assertThat(codes(letters.add(
                        AGENT, id, List.of(new Upload("letter.pdf", Proof.pdf().content())))))
                .containsExactly("NOT_FOUND");
        cases.decide(MANAGER, id, Map.of("decision", "answer", "reason", "不能更改。"));
        assertThat(cases.outcome(id)).isEqualTo("ANSWERED");
        assertThat(cases.actions(id)).contains("SUPPORT_TO_MANAGER");
    }

    @Test
    void without_a_manager_at_work_the_agents_answer() {
        deliver(customer.name(), null);
        RequestId withoutManager = ask("EXTRA_TITLE");
        assertThat(cases.candidates(withoutManager)).containsExactly(Groups.SUPPORT_AGENTS);
        assertThatThrownBy(() -> cases.decide(AGENT, withoutManager, Map.of("decision", "handOver", "reason", "转交")))
                .isInstanceOf(CompletionRefusedException.class)
                .hasMessageContaining("no account manager");

        deliver(customer.name(), "manager");
        managers.arrange(ADMIN, "manager", today(3), null);
        RequestId absent = ask("EXTRA_TITLE");
        assertThat(cases.task(absent).getAssignee()).isNull();
        assertThat(cases.candidates(absent)).containsExactly(Groups.SUPPORT_AGENTS);
    }

    @Test
    void while_the_manager_is_absent_the_deputy_answers_and_the_task_moves_back() {
        RequestId id = ask("EXPENSE_TYPE");
        managers.arrange(ADMIN, "manager", today(3), "manager2");
        assertThat(cases.task(id).getAssignee()).isEqualTo("manager2");
        managers.arrange(ADMIN, "manager", null, null);
        assertThat(cases.task(id).getAssignee()).isEqualTo("manager");

        deliver(customer.name(), "manager2");

        assertThat(cases.task(id).getAssignee()).isEqualTo("manager2");
        cases.decide(MANAGER_2, id, Map.of("decision", "answer", "reason", "不能更改。"));
        assertThat(cases.trace(id)).contains(MANAGER_CHANGED).endsWith(SEND_ANSWER, END_SUPPORT_ANSWERED);
    }

    @Test
    void a_question_is_handed_over_with_a_note_that_only_colleagues_read() {
        RequestId id = ask("EXPENSE_TYPE");

        cases.decide(MANAGER, id, Map.of("decision", "handOver", "reason", "请支持组处理"));
        assertThat(cases.candidates(id)).containsExactly(Groups.SUPPORT_AGENTS);
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("请支持组处理");
        cases.decide(AGENT, id, Map.of("decision", "handOver", "reason", "还是请经理答复"));
        assertThat(cases.task(id).getAssignee()).isEqualTo("manager");
        cases.decide(MANAGER, id, Map.of("decision", "answer", "reason", "不能更改。"));

        cases.assertTrace(
                id,
                START_SUPPORT_REQUESTED,
                ROUTE_SUPPORT,
                ANSWER_SUPPORT_REQUEST,
                RECORD_SUPPORT_DECISION,
                GATEWAY_SUPPORT_DECISION,
                ROUTE_SUPPORT,
                ANSWER_SUPPORT_REQUEST,
                RECORD_SUPPORT_DECISION,
                GATEWAY_SUPPORT_DECISION,
                ROUTE_SUPPORT,
                ANSWER_SUPPORT_REQUEST,
                RECORD_SUPPORT_DECISION,
                GATEWAY_SUPPORT_DECISION,
                SEND_ANSWER,
                END_SUPPORT_ANSWERED);
    }

    @Test
    void the_promise_pauses_while_the_customer_is_asked() {
        RequestId id = ask("STATEMENT_LETTER");

        cases.decide(AGENT, id, Map.of("decision", "askForMore", "reason", "哪张发票？"));
        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();
        // A change of the manager finds no task, and breaks nothing.
        deliver(customer.name(), "manager2");
        done(answer.answer(customer, id, "26332000000000000001", List.of()));

        assertThat(requests.find(id).orElseThrow().promisePaused()).isFalse();
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("哪张发票").doesNotContain("26332000000000000001");
        cases.decide(AGENT, id, Map.of("decision", "answer", "reason", "好的"));
        cases.assertTrace(
                id,
                START_SUPPORT_REQUESTED,
                ROUTE_SUPPORT,
                ANSWER_SUPPORT_REQUEST,
                RECORD_SUPPORT_DECISION,
                GATEWAY_SUPPORT_DECISION,
                ASK_CUSTOMER,
                ROUTE_SUPPORT,
                ANSWER_SUPPORT_REQUEST,
                RECORD_SUPPORT_DECISION,
                GATEWAY_SUPPORT_DECISION,
                SEND_ANSWER,
                END_SUPPORT_ANSWERED);
    }

    @Test
    void nothing_is_answered_because_time_has_passed() {
        RequestId id = ask("OTHER");

        cases.execute(id, TARGET_NEAR);
        assertThat(cases.task(id).getPriority()).isEqualTo(SupportTask.REMINDED);
        cases.execute(id, LIMIT_PASSED);

        assertThat(cases.task(id).getPriority()).isEqualTo(SupportTask.OVERDUE);
        assertThat(cases.candidates(id)).contains(Groups.SUPPORT_AGENTS, Groups.TITLE_SUPERVISORS);
        assertThat(cases.trace(id))
                .contains(
                        TARGET_NEAR,
                        REMIND_ANSWERER,
                        END_ANSWERER_REMINDED,
                        LIMIT_PASSED,
                        ESCALATE_SUPPORT,
                        END_SUPPORT_ESCALATED);
        assertThat(cases.mails(id)).contains("review-reminder", "review-overdue");
        cases.assign(SUPERVISOR, id, "support-agent");
        cases.decide(AGENT, id, Map.of("decision", "answer", "reason", "已答复"));
        assertThat(cases.outcome(id)).isEqualTo("ANSWERED");
    }

    @Test
    void a_question_can_be_taken_back_until_it_is_answered() {
        RequestId id = ask("OTHER");
        SignedIn stranger = new SignedIn("stranger", "stranger", Set.of());
        assertThat(codes(conclude.withdraw(stranger, id))).containsExactly("NOT_FOUND");

        done(conclude.withdraw(customer, id));

        assertThat(cases.trace(id)).endsWith(SUPPORT_WITHDRAWN, START_SUPPORT_WITHDRAWN, END_SUPPORT_WITHDRAWN);
        cases.assertEnded(id);
        assertThat(cases.outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(cases.mails(id)).contains("support-withdrawn");
        assertThat(codes(conclude.withdraw(customer, id))).containsExactly("ALREADY_CLOSED");

        RequestId asked = ask("OTHER");
        cases.decide(AGENT, asked, Map.of("decision", "askForMore", "reason", "什么问题？"));
        done(conclude.withdraw(customer, asked));
        cases.assertEnded(asked);
        assertThat(codes(answer.answer(customer, asked, "late", List.of()))).containsExactly("NO_OPEN_QUESTION");
    }

    @Test
    void wrong_fields_are_refused_and_nobody_answers_the_own_question() {
        RequestId id = ask("OTHER");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("reason", "x"),
                Map.of("decision", "close", "reason", "x"),
                Map.of("decision", "answer"),
                Map.of("decision", "answer", "reason", " "),
                Map.of("decision", "answer", "reason", 7),
                Map.of("decision", "answer", "reason", "x".repeat(2_001)),
                Map.of("decision", "answer", "reason", "好", "manager", "manager"))) {
            assertThatThrownBy(() -> cases.decide(AGENT, id, wrong))
                    .as(wrong.toString()
                            .substring(0, Math.min(60, wrong.toString().length())))
                    .isInstanceOf(CompletionRefusedException.class);
        }
        SignedIn both = new SignedIn(customer.name(), null, Set.of(Groups.SUPPORT_AGENTS));
        assertThatThrownBy(() -> cases.decide(both, id, Map.of("decision", "answer", "reason", "好的")))
                .isInstanceOf(RuntimeException.class);
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void a_question_is_about_something_of_the_customers_own() {
        RequestId own = ask("OTHER");
        SignedIn other =
                new SignedIn("other-" + customer.name(), "s2" + customer.name().substring(2), Set.of());
        deliver(String.valueOf(other.accountId()), null);

        assertThat(codes(ask.ask(other, new SupportForm("OTHER", own.value(), "谁的？"), List.of())))
                .containsExactly("NOT_FOUND");
        assertThat(support.find(done(ask.ask(customer, new SupportForm("OTHER", own.value(), "续问"), List.of()))
                                .requestId())
                        .orElseThrow()
                        .subjectId())
                .isEqualTo(own.value());
        assertThat(codes(ask.ask(customer, new SupportForm("NONE", "a b", ""), List.of())))
                .containsExactlyInAnyOrder("SUPPORT_TOPIC_UNKNOWN", "IDENTIFIER_INVALID", "REQUIRED");
    }

    @AfterAll
    void every_element_of_the_model_was_reached() {
        cases.assertEveryStepTaken(PROCESS);
    }

    private RequestId ask(String topic) {
        return done(ask.ask(customer, new SupportForm(topic, null, QUESTION), List.of()))
                .requestId();
    }

    private static <T> T done(Result<T> result) {
        return result.fold(value -> value, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static List<String> codes(Result<?> result) {
        return result.fold(
                value -> List.of("done"),
                refusals -> refusals.stream().map(refusal -> refusal.code()).toList());
    }

    private String today(int plusDays) {
        return ShanghaiTime.today(clock).plusDays(plusDays).toString();
    }

    private void deliver(String accountId, @Nullable String manager) {
        cases.deliver(
                "{\"accountId\": \"%s\", \"kind\": \"ENTERPRISE\", \"realName\": \"示例客户有限公司\", \"taxId\": \"52440300MJL180002M\", \"email\": \"c@customer.example\"%s}"
                        .formatted(accountId, manager == null ? "" : ", \"accountManager\": \"" + manager + "\""),
                importAccounts);
    }
}
