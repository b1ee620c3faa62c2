package io.fapiaodesk.paper.process;

import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.ASK_COURIER;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.ASK_CUSTOMER;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.AWAIT_PARCEL;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.BRIEF;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.END_CLERKS_REMINDED;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.END_LOSS_ESCALATED;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.END_LOSS_SETTLED;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.END_REPORT_WITHDRAWN;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.ESCALATE_LOSS;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.GATEWAY_LOSS_DECISION;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.GATEWAY_NEXT_MOVER;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.GATEWAY_ON_ITS_WAY;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.HANDLE_LOSS;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.LIMIT_PASSED;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.MAKE_STUB_COPY;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.ORDER_SHIPMENT;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.PARCEL_MOVED;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.PROCESS;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.PROPOSAL;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.RECORD_LOSS_DECISION;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.REMIND_CLERKS;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.REPORT_WITHDRAWN;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.RULE_ON_LOSS;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.SETTLE_LOSS;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.START_LOSS_REPORTED;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.START_REPORT_WITHDRAWN;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.TARGET_NEAR;
import static io.fapiaodesk.paper.process.PaperInvoiceLossModel.TIME_TO_ASK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.courier.Delivery;
import io.fapiaodesk.invoicing.ImportInvoices;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.paper.AddStubScan;
import io.fapiaodesk.paper.AddressLoss;
import io.fapiaodesk.paper.FollowParcels;
import io.fapiaodesk.paper.ImportDeliveryEvents;
import io.fapiaodesk.paper.LossReport;
import io.fapiaodesk.paper.LossView;
import io.fapiaodesk.paper.PlanPaperReturns;
import io.fapiaodesk.paper.ReadLosses;
import io.fapiaodesk.paper.ReportLoss;
import io.fapiaodesk.paper.ReturnPackage;
import io.fapiaodesk.paper.WithdrawLoss;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.platform.web.LineImport;
import io.fapiaodesk.question.AnswerCustomerQuestion;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.question.process.CustomerQuestionModel;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.ReturnInvoice;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.testing.AtOnce;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.testing.ScriptedCourier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every path of a lost paper invoice, as the ordered trace of what happened, with a courier that obeys. */
@SpringBootTest(
        properties = {"camunda.bpm.job-execution.enabled=false", "fapiao.demo-data=false", "fapiao.paper.catch-up=P1D"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class PaperInvoiceLossIT {

    private static final SignedIn CLERK = new SignedIn("paper-clerk", null, Set.of(Groups.PAPER_CLERKS));
    private static final LossReport.Contact CONTACT =
            new LossReport.Contact("Accounting desk", "021-00000000", "示例路 1 号");

    @Autowired
    private ScriptedCourier courier;

    @Autowired
    private ReportLoss report;

    @Autowired
    private WithdrawLoss withdraw;

    @Autowired
    private AddressLoss address;

    @Autowired
    private AddStubScan scans;

    @Autowired
    private CustomerQuestions questions;

    @Autowired
    private AnswerCustomerQuestion answers;

    @Autowired
    private ReadLosses losses;

    @Autowired
    private FollowParcels followParcels;

    @Autowired
    private PlanPaperReturns returns;

    @Autowired
    private ReturnInvoice returning;

    @Autowired
    private ReadInvoices invoices;

    @Autowired
    private Requests requests;

    @Autowired
    private Documents documents;

    @Autowired
    private Journal journal;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private ImportInvoices importInvoices;

    @Autowired
    private ImportDeliveryEvents importDeliveryEvents;

    @Autowired
    private Imports imports;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ManagementService management;

    @Autowired
    private HistoryService history;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final Set<String> covered = new HashSet<>();
    private String customer = "nobody";
    private String parcel = "none";
    private String invoice = "none";
    private int numbers = 10_000_000;

    @TestConfiguration
    static class Parcels {

        @Bean
        @Primary
        ScriptedCourier scriptedCourier() {
            return new ScriptedCourier();
        }
    }

    @DynamicPropertySource
    static void start_on_fresh_data(DynamicPropertyRegistry properties) {
        String directory = "target/paper-invoice-loss-it/" + UUID.randomUUID();
        properties.add("fapiao.data-directory", () -> directory);
    }

    @BeforeEach
    void a_new_customer_with_an_invoice_on_paper() {
        courier.comeBack();
        courier.refuse(false);
        customer = "c-" + UUID.randomUUID();
        take(
                "{\"accountId\": \"%s\", \"kind\": \"ENTERPRISE\", \"realName\": \"示例客户有限公司\", \"taxId\": \"52440300MJL180002M\", \"email\": \"c@customer.example\", \"language\": \"en\"}"
                        .formatted(customer),
                importAccounts);
        parcel = "EA" + UUID.randomUUID().toString().substring(0, 12);
        invoice = historic("E01", "PAPER", ", \"trackingNumber\": \"" + parcel + "\"");
    }

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
        identity.clearAuthentication();
    }

    @Test
    void a_parcel_on_its_way_is_waited_for_and_a_delivered_one_ends_the_case() {
        tell("IN_TRANSIT", 1);
        LossView loss = reported(LossReport.BARE);
        assertThat(loss.scenario()).isEqualTo(1);
        assertThat(loss.outcome()).isEqualTo("WAIT");
        assertThat(requests.find(loss.id()).orElseThrow().status()).isEqualTo("AWAITING_PARCEL");
        assertThat(requests.find(loss.id()).orElseThrow().promisePaused()).isTrue();
        assertThat(codes(loss.id())).containsExactly("LOSS_PARCEL_ON_ITS_WAY", "LOSS_TRACKING_NUMBER");

        tell("DELIVERED", 2);

        assertTrace(
                loss.id(),
                START_LOSS_REPORTED,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                AWAIT_PARCEL,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                SETTLE_LOSS,
                END_LOSS_SETTLED);
        assertThat(outcome(loss.id())).isEqualTo("ARRIVED");
        assertThat(actions(loss.id())).containsExactly("LOSS_REPORTED", "PARCEL_DELIVERED", "LOSS_SETTLED_ARRIVED");
        assertThat(mails(loss.id())).containsExactly("loss-reported", "loss-settled");
        assertThat(paper().deliveryStatus()).isEqualTo("DELIVERED");
    }

    @Test
    void a_returned_parcel_is_sent_again_and_the_case_follows_the_new_one() {
        tell("IN_TRANSIT", 1);
        RequestId id = reported(new LossReport(true, true, null, null, null, CONTACT, null))
                .id();

        tell("RETURNED", 2);
        Task task = theTask(id);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
        assertThat(task.getDueDate()).isEqualTo(Date.from(requests.promiseOf(id).target()));
        assertThat(tasks.getVariables(task.getId())).containsOnlyKeys(BRIEF, PROPOSAL);
        assertThat(String.valueOf(tasks.getVariable(task.getId(), BRIEF)))
                .contains(invoice, "R75", "/staff/cases/" + id)
                .doesNotContain("Accounting", "021-00000000", "示例路");
        assertThat(losses.find(id).orElseThrow().scenario()).isEqualTo(3);
        decide(id, Map.of("decision", "REMAIL", "sending", "bookCourier", "reason", "与客户确认过地址"));
        assertThat(withdraw.withdraw(customer, id))
                .satisfies(result -> assertThat(codes(result)).containsExactly("LOSS_BEING_SENT"));
        assertThat(codes(address.sendTo(customer, id, CONTACT))).containsExactly("LOSS_BEING_SENT");
        executeJob(id, ORDER_SHIPMENT);

        String second = String.valueOf(losses.find(id).orElseThrow().trackingNumber());
        assertThat(second).isNotEqualTo(parcel);
        assertThat(paper().trackingNumber()).isEqualTo(second);
        assertThat(paper().deliveryStatus()).isNull();
        assertThat(courier.orders().get(courier.orders().size() - 1)).satisfies(order -> {
            assertThat(order.attention()).isEqualTo("Accounting desk");
            assertThat(order.address()).isEqualTo("示例路 1 号");
            assertThat(order.content()).isEqualTo(invoice);
        });
        // What the courier says of the first parcel from now on is none of this case's affairs.
        tell("DELIVERED", 3);
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("AWAITING_PARCEL");
        tell(second, "DELIVERED", 4);

        assertTrace(
                id,
                START_LOSS_REPORTED,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                AWAIT_PARCEL,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                HANDLE_LOSS,
                RECORD_LOSS_DECISION,
                GATEWAY_LOSS_DECISION,
                ORDER_SHIPMENT,
                GATEWAY_ON_ITS_WAY,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                AWAIT_PARCEL,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                SETTLE_LOSS,
                END_LOSS_SETTLED);
        assertThat(outcome(id)).isEqualTo("ARRIVED");
        assertThat(mails(id)).containsExactly("loss-reported", "loss-sent-again", "loss-settled");
        // The old system delivers what it knows once more: the parcel of the second time stays.
        take(
                line("E01", numbers, "PAPER", ", \"booked\": true, \"trackingNumber\": \"" + parcel + "\""),
                importInvoices);
        assertThat(paper().trackingNumber()).isEqualTo(second);
    }

    @Test
    void a_parcel_that_the_clerk_took_to_the_courier_is_followed_by_the_number_typed_in() {
        RequestId id = reportedReturned();
        int orders = courier.orders().size();

        decide(id, Map.of("decision", "REMAIL", "trackingNumber", " EA777777777CN "));
        executeJob(id, ORDER_SHIPMENT);

        assertThat(courier.orders()).hasSize(orders);
        assertThat(paper().trackingNumber()).isEqualTo("EA777777777CN");
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("AWAITING_PARCEL");
        tell("EA777777777CN", "RETURNED", 1);
        assertThat(theTask(id).getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
        assertThat(losses.find(id).orElseThrow().reason()).isNull();
    }

    @Test
    void why_a_parcel_came_back_is_asked_of_the_customer_and_the_clerk_reads_the_answer() {
        RequestId id = reportedReturned();
        Promise before = requests.promiseOf(id);
        assertThatThrownBy(() -> decide(id, Map.of("decision", "askForMore")))
                .hasMessageContaining("Write the question");

        decide(id, Map.of("decision", "askForMore", "reason", "Was the address right?"));

        assertThat(theTask(id)).isNull();
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();
        String question = questions.of(id).get(0).id();
        management.executeJob(
                questionJob(question, CustomerQuestionModel.ANSWER_DUE_SOON).getId());
        SignedIn stranger = new SignedIn("stranger", "stranger", Set.of());
        assertThat(codes(answers.answer(stranger, id, "Yes", List.of()))).containsExactly("NOT_FOUND");
        SignedIn owner = new SignedIn(customer, customer, Set.of());
        assertThat(codes(answers.answer(owner, id, " ", List.of()))).containsExactly("REQUIRED");
        assertThat(answers.answer(
                        owner,
                        id,
                        "Yes, call 13800138000",
                        List.of(new Upload("label.pdf", Proof.pdf().content()))))
                .isInstanceOf(Result.Done.class);

        assertThat(codes(answers.answer(owner, id, "Again", List.of()))).containsExactly("NO_OPEN_QUESTION");
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("IN_HAND");
        assertThat(requests.promiseOf(id).limit()).isAfterOrEqualTo(before.limit());
        String file = documents.of(id).get(0).id();
        assertThat(String.valueOf(tasks.getVariable(theTask(id).getId(), BRIEF)))
                .contains("Was the address right?", "Yes, call ••••", "/documents/" + file)
                .doesNotContain("13800138000");
        assertThat(mails(id)).containsExactly("case-question", "case-question-reminder", "loss-reported");
        assertThat(actions(id))
                .contains("CUSTOMER_ASKED", "CUSTOMER_REMINDED", "CUSTOMER_ANSWERED")
                .doesNotContain("CUSTOMER_SILENT");
        assertThat(collect(id))
                .containsSubsequence(
                        RECORD_LOSS_DECISION, GATEWAY_LOSS_DECISION, ASK_CUSTOMER, RULE_ON_LOSS, HANDLE_LOSS);
        assertThat(traceOf(question))
                .containsExactlyInAnyOrder(
                        CustomerQuestionModel.START_QUESTION,
                        CustomerQuestionModel.PUT_QUESTION,
                        CustomerQuestionModel.AWAIT_ANSWER,
                        CustomerQuestionModel.ANSWER_DUE_SOON,
                        CustomerQuestionModel.REMIND_CUSTOMER,
                        CustomerQuestionModel.END_CUSTOMER_REMINDED,
                        CustomerQuestionModel.END_ANSWERED);
    }

    @Test
    void a_question_that_stays_unanswered_goes_back_to_the_clerk_who_decides_without() {
        RequestId id = reportedReturned();
        decide(id, Map.of("decision", "askForMore", "reason", "Was the address right?"));
        String question = questions.of(id).get(0).id();

        management.executeJob(
                questionJob(question, CustomerQuestionModel.ANSWER_OVERDUE).getId());

        assertThat(codes(answers.answer(new SignedIn(customer, customer, Set.of()), id, "Late", List.of())))
                .containsExactly("NO_OPEN_QUESTION");
        assertThat(requests.find(id).orElseThrow().promisePaused()).isFalse();
        assertThat(String.valueOf(tasks.getVariable(theTask(id).getId(), BRIEF)))
                .contains("Not answered by");
        assertThat(actions(id)).contains("CUSTOMER_SILENT");
        assertThat(traceOf(question))
                .containsSubsequence(
                        CustomerQuestionModel.ANSWER_OVERDUE,
                        CustomerQuestionModel.GIVE_UP_QUESTION,
                        CustomerQuestionModel.END_UNANSWERED);
        withdraw.withdraw(customer, id);
    }

    @Test
    void a_report_that_is_withdrawn_takes_its_open_question_along() {
        RequestId id = reportedReturned();
        decide(id, Map.of("decision", "askForMore", "reason", "Was the address right?"));

        withdraw.withdraw(customer, id);

        assertThat(codes(answers.answer(new SignedIn(customer, customer, Set.of()), id, "Late", List.of())))
                .containsExactly("NO_OPEN_QUESTION");
        assertThat(questions.open(requests.find(id).orElseThrow())).isEmpty();
        assertThat(outcome(id)).isEqualTo("WITHDRAWN");
    }

    @Test
    void the_scan_of_the_stub_that_a_clerk_added_is_what_the_customer_gets() {
        tell("DELIVERED", 1);
        RequestId id = reported(new LossReport(null, null, null, false, null, null, null))
                .id();
        assertThat(codes(scans.add(CLERK, id, List.of()))).containsExactly("FILE_COUNT");
        assertThat(codes(scans.add(new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS)), id, List.of())))
                .containsExactly("NOT_FOUND");
        assertThat(scans.add(
                        CLERK, id, List.of(new Upload("first.pdf", Proof.pdf().content()))))
                .isInstanceOf(Result.Done.class);
        assertThat(scans.add(
                        CLERK, id, List.of(new Upload("stub.pdf", Proof.pdf().content()))))
                .isInstanceOf(Result.Done.class);

        decide(id, Map.of("decision", "STUB_COPY"));

        String copy = losses.stubCopyOf(id).orElseThrow();
        assertThat(documents.file(copy).fileName()).isEqualTo("stub.pdf");
        assertThat(jdbc.sql("SELECT array_to_string(attachments, ',') FROM notice WHERE case_id = :id AND template"
                                + " = 'loss-settled'")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(copy);
        assertThat(codes(scans.add(
                        CLERK, id, List.of(new Upload("late.pdf", Proof.pdf().content())))))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void when_the_courier_refuses_the_clerk_finds_another_way() {
        RequestId id = reportedReturned();
        courier.refuse(true);

        decide(id, Map.of("decision", "REMAIL", "sending", "bookCourier"));
        executeJob(id, ORDER_SHIPMENT);

        assertThat(actions(id)).contains("COURIER_REFUSED");
        assertThat(theTask(id).getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
        // The clerk reads why, nothing is ticked, and what was just refused is proposed no more.
        assertThat(String.valueOf(tasks.getVariable(theTask(id).getId(), BRIEF)))
                .startsWith("**快递拒绝承运： The courier refused to carry it: ADDRESS\\_UNKNOWN**")
                .contains("> There is no such address")
                .doesNotContain("The table proposes");
        assertThat(tasks.getVariables(theTask(id).getId())).containsOnlyKeys(BRIEF, PROPOSAL);
        assertThatThrownBy(() -> decide(id, Map.of("decision", "REMAIL", "sending", "bookCourier")))
                .hasMessageContaining("Give a reason");
        courier.refuse(false);
        assertThat(address.sendTo(customer, id, new LossReport.Contact("Desk 2", "021-1", "示例路 2 号")))
                .isInstanceOf(Result.Done.class);
        decide(id, Map.of("decision", "REMAIL", "sending", "bookCourier", "reason", "地址已更正"));
        executeJob(id, ORDER_SHIPMENT);

        assertThat(paper().trackingNumber()).isNotEqualTo(parcel);
        assertThat(collect(id))
                .containsSubsequence(
                        ORDER_SHIPMENT, GATEWAY_ON_ITS_WAY, HANDLE_LOSS, RECORD_LOSS_DECISION, ORDER_SHIPMENT);
    }

    @Test
    void when_the_courier_cannot_be_reached_an_incident_says_what_to_do_and_nothing_is_sent_twice() {
        RequestId id = reportedReturned();
        decide(id, Map.of("decision", "REMAIL"));
        int carried = courier.carried();
        courier.goDown();
        Job job = job(id, ORDER_SHIPMENT);
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(id.value(), "Remedy");
        }
        assertThat(management.createJobQuery().jobId(job.getId()).singleResult().getRetries())
                .isZero();

        courier.comeBack();
        management.setJobRetries(job.getId(), 1);
        executeJob(id, ORDER_SHIPMENT);

        assertThat(courier.carried()).isEqualTo(carried + 1);
        List<String> keys = courier.orders().stream()
                .filter(order -> order.content().equals(invoice))
                .map(order -> order.requestId())
                .distinct()
                .toList();
        assertThat(keys).hasSize(1);
    }

    @Test
    void a_wrong_address_is_changed_by_the_courier_and_a_wrong_telephone_needs_a_clerk() {
        tell("IN_TRANSIT", 1);
        LossView change = reported(new LossReport(null, true, "示例路 9 号", null, null, null, null));
        assertThat(change.scenario()).isEqualTo(2);
        assertThat(change.outcome()).isEqualTo("COURIER_CHANGE");
        assertThat(theTask(change.id())).isNull();
        withdraw.withdraw(customer, change.id());

        LossView remail = reported(new LossReport(false, false, null, null, null, null, null));
        assertThat(remail.scenario()).isEqualTo(2);
        assertThat(remail.outcome()).isEqualTo("REMAIL");
        assertThat(codes(remail.id())).containsExactly("LOSS_PHONE_WRONG", "LOSS_TRACKING_NUMBER");
        assertThat(theTask(remail.id()).getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
        assertThatThrownBy(() -> decide(remail.id(), Map.of("decision", "REMAIL", "sending", "bookCourier")))
                .hasMessageContaining("not said where to");
        decide(remail.id(), Map.of("decision", "WAIT", "reason", "快递已联系上客户"));
        assertThat(losses.find(remail.id()).orElseThrow().outcome()).isEqualTo("WAIT");
        assertThat(theTask(remail.id())).isNull();
        assertThat(collect(remail.id())).endsWith(GATEWAY_LOSS_DECISION, AWAIT_PARCEL);
        tell("RETURNED", 2);
        assertThat(theTask(remail.id())).isNotNull();
    }

    @Test
    void who_did_not_get_a_delivered_invoice_gets_a_copy_of_the_stub() {
        tell("DELIVERED", 1);
        LossView loss = reported(new LossReport(null, null, null, false, null, null, null));
        assertThat(loss.scenario()).isEqualTo(4);
        assertThat(loss.outcome()).isEqualTo("STUB_COPY");
        assertThat(codes(loss.id())).containsExactly("LOSS_ASK_COURIER_FIRST", "LOSS_STUB_COPY_UNRECEIVED");
        assertThatThrownBy(() ->
                        decide(loss.id(), Map.of("decision", "REMAIL", "sending", "bookCourier", "reason", "再寄一次")))
                .hasMessageContaining("do not have the original");

        decide(loss.id(), Map.of("decision", "STUB_COPY"));

        assertTrace(
                loss.id(),
                START_LOSS_REPORTED,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                HANDLE_LOSS,
                RECORD_LOSS_DECISION,
                GATEWAY_LOSS_DECISION,
                MAKE_STUB_COPY,
                SETTLE_LOSS,
                END_LOSS_SETTLED);
        assertThat(outcome(loss.id())).isEqualTo("STUB_COPY");
        assertThat(documents.of(loss.id())).singleElement().satisfies(document -> {
            assertThat(document.mediaType()).isEqualTo("application/pdf");
            assertThat(document.fileName()).contains(invoice);
        });
    }

    @Test
    void one_lost_copy_is_replaced_by_the_other_as_the_law_says_at_once() {
        tell("DELIVERED", 1);
        LossView deduction = reported(new LossReport(null, null, null, true, List.of("DEDUCTION"), null, null));
        assertThat(deduction.scenario()).isEqualTo(5);
        assertThat(deduction.outcome()).isEqualTo("COPY_OF_INVOICE_COPY");
        assertThat(codes(deduction.id())).containsExactly("LOSS_DEDUCTION_COPY_TO_TICK");
        assertThat(outcome(deduction.id())).isEqualTo("COPY_OF_INVOICE_COPY");
        assertTrace(
                deduction.id(), START_LOSS_REPORTED, RULE_ON_LOSS, GATEWAY_NEXT_MOVER, SETTLE_LOSS, END_LOSS_SETTLED);
        assertThat(mails(deduction.id())).containsExactly("loss-settled");

        LossView other = reported(new LossReport(null, null, null, null, List.of("INVOICE"), null, null));
        assertThat(other.outcome()).isEqualTo("COPY_OF_DEDUCTION_COPY");
        LossView both = reported(new LossReport(null, null, null, true, List.of("DEDUCTION", "INVOICE"), null, null));
        assertThat(both.scenario()).isEqualTo(5);
        assertThat(both.outcome()).isEqualTo("STUB_COPY");
        decide(both.id(), Map.of("decision", "COPY_OF_INVOICE_COPY", "reason", "客户找到了发票联"));
        assertThat(outcome(both.id())).isEqualTo("COPY_OF_INVOICE_COPY");
        assertThat(losses.find(both.id()).orElseThrow().reason()).isEqualTo("客户找到了发票联");
    }

    @Test
    void a_wrong_invoice_that_came_back_is_returned_and_issued_anew() {
        tell("RETURNED", 1);
        LossView loss = reported(new LossReport(null, null, null, null, null, null, false));
        assertThat(loss.scenario()).isEqualTo(3);
        assertThat(loss.outcome()).isEqualTo("RETURN_AND_REISSUE");
        assertThat(outcome(loss.id())).isEqualTo("RETURN_AND_REISSUE");
    }

    @Test
    void the_customer_s_word_does_not_make_a_parcel_delivered() {
        tell("IN_TRANSIT", 1);
        assertThat(reported(new LossReport(null, null, null, true, List.of("DEDUCTION"), null, null))
                        .outcome())
                .isEqualTo("WAIT");
    }

    @Test
    void an_event_that_came_before_the_report_counts_and_so_does_the_latest_of_several() {
        tell("DELIVERED", 3);
        tell("RETURNED", 2);
        assertThat(reported(LossReport.BARE).scenario()).isEqualTo(4);
    }

    @Test
    void an_event_told_twice_or_out_of_order_moves_nothing() {
        tell("IN_TRANSIT", 2);
        RequestId id = reported(LossReport.BARE).id();
        tell("RETURNED", 5);
        String task = theTask(id).getId();

        assertThat(take(event(parcel, "RETURNED", 5), importDeliveryEvents)).isZero();
        tell("IN_TRANSIT", 4);
        tell("DELIVERED", 3);

        assertThat(theTask(id).getId()).isEqualTo(task);
        assertThat(losses.find(id).orElseThrow().deliveryStatus()).isEqualTo("RETURNED");
        tell("DELIVERED", 6);
        assertThat(collect(id))
                .containsSubsequence(HANDLE_LOSS, PARCEL_MOVED, RULE_ON_LOSS, SETTLE_LOSS, END_LOSS_SETTLED);
        assertThat(outcome(id)).isEqualTo("ARRIVED");
    }

    @Test
    void news_that_was_kept_and_woke_nobody_is_caught_up_with() {
        tell("IN_TRANSIT", 1);
        RequestId id = reported(LossReport.BARE).id();
        jdbc.sql("insert into delivery_event (tracking_number, status, at, received_at) values (?, 'RETURNED',"
                        + " now(), now())")
                .param(parcel)
                .update();
        assertThat(theTask(id)).isNull();

        followParcels.catchUp();

        assertThat(theTask(id).getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
        String task = theTask(id).getId();
        followParcels.catchUp();
        assertThat(theTask(id).getId()).isEqualTo(task);
    }

    @Test
    void without_an_event_the_courier_is_asked_and_its_answer_decides() {
        courier.knows(parcel, Delivery.Status.RETURNED, Instant.parse("2026-01-05T02:00:00Z"));
        assertThat(reported(LossReport.BARE).scenario()).isEqualTo(3);
        assertThat(paper().deliveryStatus()).isEqualTo("RETURNED");
    }

    @Test
    void a_courier_that_cannot_be_reached_counts_as_no_news_and_is_asked_again_soon() {
        courier.goDown();
        LossView loss = reported(LossReport.BARE);
        assertThat(loss.outcome()).isEqualTo("WAIT");
        assertThat(job(loss.id(), TIME_TO_ASK).getDuedate())
                .isBefore(Date.from(clock.instant().plus(Duration.ofMinutes(61))));
        executeJob(loss.id(), TIME_TO_ASK);
        executeJob(loss.id(), ASK_COURIER);
        assertThat(requests.find(loss.id()).orElseThrow().status()).isEqualTo("AWAITING_PARCEL");

        courier.comeBack();
        courier.knows(parcel, Delivery.Status.DELIVERED, clock.instant());
        executeJob(loss.id(), TIME_TO_ASK);
        executeJob(loss.id(), ASK_COURIER);

        assertTrace(
                loss.id(),
                START_LOSS_REPORTED,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                AWAIT_PARCEL,
                TIME_TO_ASK,
                ASK_COURIER,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                AWAIT_PARCEL,
                TIME_TO_ASK,
                ASK_COURIER,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                SETTLE_LOSS,
                END_LOSS_SETTLED);
    }

    @Test
    void a_parcel_that_the_courier_does_not_know_or_that_has_no_number_is_a_clerk_s() {
        LossView unknown = reported(LossReport.BARE);
        assertThat(unknown.outcome()).isEqualTo("WAIT");
        assertThat(codes(unknown.id())).contains("LOSS_PARCEL_SILENT");
        assertThat(theTask(unknown.id())).isNotNull();

        invoice = historic("E01", "PAPER", "");
        LossView numberless = reported(LossReport.BARE);
        assertThat(codes(numberless.id())).containsExactly("LOSS_PARCEL_SILENT", "LOSS_NO_TRACKING_NUMBER");
        assertThat(theTask(numberless.id())).isNotNull();
    }

    @Test
    void a_parcel_that_nothing_is_heard_of_for_long_becomes_a_clerk_s() {
        tell("IN_TRANSIT", 1);
        RequestId id = reported(LossReport.BARE).id();
        assertThat(job(id, TIME_TO_ASK).getDuedate())
                .isAfter(Date.from(clock.instant().plus(Duration.ofHours(12))));
        jdbc.sql("update paper_loss set waiting_since = waiting_since - interval '30 days' where request_id = ?")
                .param(id.value())
                .update();

        executeJob(id, TIME_TO_ASK);
        executeJob(id, ASK_COURIER);

        assertThat(theTask(id).getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
        assertThat(codes(id)).contains("LOSS_PARCEL_SILENT");
    }

    @Test
    void nothing_is_decided_because_time_has_passed() {
        RequestId id = reportedReturned();

        executeJob(id, TARGET_NEAR);
        assertThat(theTask(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        executeJob(id, LIMIT_PASSED);

        assertThat(theTask(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);
        assertThat(notified(id, "review-overdue")).containsExactly(Groups.PAPER_SUPERVISORS);
        assertThat(collect(id))
                .contains(
                        TARGET_NEAR,
                        REMIND_CLERKS,
                        END_CLERKS_REMINDED,
                        LIMIT_PASSED,
                        ESCALATE_LOSS,
                        END_LOSS_ESCALATED);
        assertThat(mails(id)).contains("review-reminder", "review-overdue");
        assertThat(losses.find(id).orElseThrow().open()).isTrue();
    }

    @Test
    void who_has_found_the_invoice_withdraws_the_report() {
        tell("IN_TRANSIT", 1);
        RequestId id = reported(LossReport.BARE).id();
        assertThat(codes(withdraw.withdraw("somebody-else", id))).containsExactly("NOT_FOUND");

        assertThat(withdraw.withdraw(customer, id)).isInstanceOf(Result.Done.class);

        assertTrace(
                id,
                START_LOSS_REPORTED,
                RULE_ON_LOSS,
                GATEWAY_NEXT_MOVER,
                AWAIT_PARCEL,
                REPORT_WITHDRAWN,
                START_REPORT_WITHDRAWN,
                END_REPORT_WITHDRAWN);
        assertThat(outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(codes(withdraw.withdraw(customer, id))).containsExactly("LOSS_CLOSED");
        assertThat(codes(address.sendTo(customer, id, CONTACT))).containsExactly("LOSS_CLOSED");
        tell("RETURNED", 2);
        assertThat(outcome(id)).isEqualTo("WITHDRAWN");
        assertThat(reported(LossReport.BARE).open()).isTrue();
    }

    @Test
    void only_an_issued_paper_invoice_of_one_s_own_can_be_lost_and_once_at_a_time() {
        assertThat(codes(report.report("somebody-else", invoice, LossReport.BARE)))
                .containsExactly("NOT_FOUND");
        assertThat(codes(report.report(customer, "INV-NONE", LossReport.BARE))).containsExactly("NOT_FOUND");
        String digital = historic("E01", "DIGITAL", "");
        assertThat(codes(report.report(customer, digital, LossReport.BARE))).containsExactly("INVOICE_IS_DIGITAL");
        tell("IN_TRANSIT", 1);
        reported(LossReport.BARE);
        assertThat(codes(report.report(customer, invoice, LossReport.BARE))).containsExactly("LOSS_ALREADY_REPORTED");
        jdbc.sql("update invoice set status = 'RETURNED' where id = ?")
                .param(digital)
                .update();
        String returned = historic("E01", "PAPER", "");
        jdbc.sql("update invoice set status = 'RETURNED' where id = ?")
                .param(returned)
                .update();
        assertThat(codes(report.report(customer, returned, LossReport.BARE))).containsExactly("LOSS_NOT_REPORTABLE");
    }

    @Test
    void r77_who_has_had_it_in_hand_says_which_copies_are_missing_and_nothing_said_is_not_both() {
        tell("DELIVERED", 1);
        for (List<String> none : Arrays.<List<String>>asList(null, List.of())) {
            assertThat(report.report(customer, invoice, new LossReport(null, null, null, true, none, null, null)))
                    .isInstanceOfSatisfying(
                            Result.Refused.class, refused -> assertThat(((Result.Refused<?>) refused).refusals())
                                    .extracting(Refusal::pointer, Refusal::code)
                                    .containsExactly(tuple("/missingCopies", "REQUIRED")));
        }
        assertThat(losses.of(customer)).isEmpty();
    }

    @Test
    void whatever_is_wrong_in_a_report_is_told_at_once_and_nothing_is_opened() {
        LossReport wrong = new LossReport(
                null,
                null,
                "x".repeat(300),
                null,
                List.of("DEDUCTION", "STUB"),
                new LossReport.Contact("a\u0000b", "call me", " "),
                null);

        assertThat(report.report(customer, invoice, wrong))
                .isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(((Result.Refused<?>) refused)
                                .refusals().stream().map(Refusal::pointer).toList())
                        .containsExactlyInAnyOrder(
                                "/newAddress",
                                "/missingCopies/1",
                                "/contact/name",
                                "/contact/phone",
                                "/contact/address"));
        assertThat(losses.of(customer)).isEmpty();
    }

    @Test
    void a_refused_completion_leaves_the_task_as_it_was() {
        RequestId id = reportedReturned();
        assertThatThrownBy(() -> decide(id, Map.of("decision", "REMAIL", "isAdmin", true)))
                .hasMessageContaining("only the fields");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("decision", "ARRIVED", "reason", "x"),
                Map.of("decision", "CLERK_DECIDES", "reason", "x"),
                Map.of("decision", "WAIT"),
                Map.of("decision", "WAIT", "reason", " "),
                Map.of("decision", "WAIT", "reason", 7),
                Map.of("decision", "WAIT", "reason", "x".repeat(1_001)),
                Map.of("decision", "WAIT", "reason", "x", "trackingNumber", "EA1234"),
                Map.of("decision", "WAIT", "reason", "x", "sending", "bookCourier"),
                Map.of("decision", "REMAIL", "trackingNumber", " "),
                Map.of("decision", "REMAIL", "sending", "ownTrackingNumber"),
                Map.of("decision", "REMAIL", "sending", "ownTrackingNumber", "trackingNumber", ""),
                Map.of("decision", "REMAIL", "sending", "bookCourier", "trackingNumber", "EA1234"),
                Map.of("decision", "REMAIL", "sending", "byBicycle"),
                Map.of("decision", "REMAIL", "trackingNumber", "E A"),
                Map.of("decision", "REMAIL", "trackingNumber", 12345678),
                Map.of("decision", "REMAIL", "trackingNumber", parcel))) {
            assertThatThrownBy(() -> decide(id, wrong))
                    .as("%s", wrong)
                    .isInstanceOfSatisfying(
                            CompletionRefusedException.class,
                            refused -> assertThat(refused.refusal().kind()).isEqualTo(CompletionRefusal.Kind.INVALID));
        }
        assertThat(tasks.getVariables(theTask(id).getId())).containsOnlyKeys(BRIEF, PROPOSAL);
    }

    @Test
    void an_invoice_that_goes_back_is_neither_sent_nor_copied_again() {
        RequestId id = reportedReturned();
        assertThat(codes(returning.request(customer, invoice, new ReturnWish("内容有误", null, null))))
                .isEmpty();
        for (String given : List.of("REMAIL", "STUB_COPY", "WAIT", "COPY_OF_INVOICE_COPY")) {
            Map<String, Object> fields = new HashMap<>(Map.of("decision", given, "reason", "x"));
            if (given.equals("REMAIL")) {
                fields.put("sending", "bookCourier");
            }
            assertThatThrownBy(() -> decide(id, fields))
                    .as(given)
                    .hasMessageContaining("The customer is returning this invoice");
        }

        decide(id, Map.of("decision", "RETURN_AND_REISSUE", "reason", "已在退回"));
        assertThat(outcome(id)).isEqualTo("RETURN_AND_REISSUE");
    }

    @Race
    void of_two_events_at_once_the_later_one_counts_in_the_end() throws Exception {
        for (int pair = 0; pair < 6; pair++) {
            a_new_customer_with_an_invoice_on_paper();
            tell("IN_TRANSIT", 1);
            RequestId id = reported(LossReport.BARE).id();
            Callable<Long> returned = () -> take(event(parcel, "RETURNED", 3), importDeliveryEvents);
            Callable<Long> delivered = () -> take(event(parcel, "DELIVERED", 2), importDeliveryEvents);
            assertThat(AtOnce.both(pair % 2 == 0 ? returned : delivered, pair % 2 == 0 ? delivered : returned))
                    .containsExactly(1L, 1L);

            LossView loss = losses.find(id).orElseThrow();
            if (loss.open()) {
                assertThat(loss.deliveryStatus()).isEqualTo("RETURNED");
                assertThat(theTask(id).getTaskDefinitionKey()).isEqualTo(HANDLE_LOSS);
            } else {
                // The delivery was told first, and the case was over before the other news came.
                assertThat(outcome(id)).isEqualTo("ARRIVED");
            }
        }
    }

    @Race
    void of_a_withdrawal_and_a_decision_at_once_exactly_one_counts() throws Exception {
        for (int pair = 0; pair < 6; pair++) {
            a_new_customer_with_an_invoice_on_paper();
            tell("DELIVERED", 1);
            RequestId id = reported(LossReport.BARE).id();
            asClerk(() -> tasks.claim(theTask(id).getId(), CLERK.name()));
            Callable<Object> withdrawal = () -> unlessTooLate(() -> withdraw.withdraw(customer, id));
            Callable<Object> decision = () -> unlessTooLate(() -> {
                decide(id, Map.of("decision", "STUB_COPY"));
                return "decided";
            });
            AtOnce.both(pair % 2 == 0 ? withdrawal : decision, pair % 2 == 0 ? decision : withdrawal);

            boolean decided = outcome(id).equals("STUB_COPY");
            assertThat(outcome(id)).isIn("STUB_COPY", "WITHDRAWN");
            assertThat(documents.of(id)).hasSize(decided ? 1 : 0);
            assertThat(theTask(id)).isNull();
            assertThat(mails(id).stream().filter(mail -> !mail.equals("loss-reported")))
                    .containsExactly(decided ? "loss-settled" : "loss-withdrawn");
        }
    }

    @Race
    void of_two_reports_at_once_one_is_refused() throws Exception {
        tell("IN_TRANSIT", 1);
        List<String> refused = new ArrayList<>();
        for (Result<LossView> done : AtOnce.both(
                () -> report.report(customer, invoice, LossReport.BARE),
                () -> report.report(customer, invoice, LossReport.BARE))) {
            refused.addAll(codes(done));
        }
        assertThat(refused).containsExactly("LOSS_ALREADY_REPORTED");
        assertThat(requests.open(customer)).hasSize(1);
    }

    @Test
    void r71_what_goes_to_the_same_address_goes_in_one_parcel() {
        String zhiyu = historic("E04", "PAPER", "");
        // Beijing in its name, and yet the paper goes to Hangzhou.
        String communication = historic("E02", "PAPER", "");
        String beijing = historic("X02", "PAPER", "");

        List<ReturnPackage> packages = plan(List.of(invoice, beijing, zhiyu, communication, invoice));

        assertThat(packages)
                .extracting(ReturnPackage::invoiceIds)
                .containsExactly(List.of(invoice, zhiyu, communication), List.of(beijing));
        assertThat(packages.get(0).address()).contains("Hangzhou");
        assertThat(packages.get(0).attention()).isEqualTo("Hangzhou Invoice Team");
        assertThat(packages.get(1).address()).contains("Beijing");
        String labels = returns.labels(customer, List.of(invoice, beijing))
                .fold(pdf -> new String(pdf, UTF_8), refusals -> String.valueOf(refusals));
        assertThat(labels).startsWith("%PDF");
    }

    @Test
    void r72_what_cannot_be_mailed_back_is_named_with_its_reason() {
        String nowhere = historic("E03", "PAPER", "");
        String digital = historic("E01", "DIGITAL", "");
        assertThat(codes(returns.plan(customer, List.of(invoice, nowhere, digital))))
                .containsExactly("ADDRESS_UNKNOWN", "NOT_ON_PAPER");
        assertThat(codes(returns.plan(customer, List.of(invoice, "INV-NONE")))).containsExactly("NOT_FOUND");
        assertThat(codes(returns.plan("somebody-else", List.of(invoice)))).containsExactly("NOT_FOUND");
        assertThat(codes(returns.plan(customer, List.of()))).containsExactly("REQUIRED");
        assertThat(codes(returns.plan(customer, Collections.nCopies(101, invoice))))
                .containsExactly("TOO_MANY_INVOICES");
        assertThat(codes(returns.plan(customer, List.of(" ")))).containsExactly("REQUIRED");
    }

    @AfterAll
    void every_element_of_the_model_was_reached() {
        Set<String> drawn = new HashSet<>();
        repository
                .getBpmnModelInstance(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PROCESS)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .getModelElementsByType(FlowNode.class)
                .forEach(node -> drawn.add(node.getId()));
        assertThat(covered).containsAll(drawn);
    }

    /** Of two at once the engine lets one through; the other is told to look again. */
    private static Object unlessTooLate(Supplier<Object> step) {
        try {
            return step.get();
        } catch (CompletionRefusedException late) {
            assertThat(late.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
            return "too late";
        } catch (OptimisticLockingException late) {
            return "too late";
        }
    }

    private RequestId reportedReturned() {
        tell("RETURNED", 1);
        return reported(new LossReport(null, null, null, null, null, CONTACT, null))
                .id();
    }

    private LossView reported(LossReport said) {
        return report.report(customer, invoice, said).fold(loss -> loss, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private List<ReturnPackage> plan(List<String> ids) {
        return returns.plan(customer, List.copyOf(ids)).fold(packages -> packages, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private InvoiceView.PaperView paper() {
        InvoiceView.PaperView paper =
                invoices.ofAccount(customer, invoice).orElseThrow().paper();
        assertThat(paper).isNotNull();
        return java.util.Objects.requireNonNull(paper);
    }

    private void decide(RequestId id, Map<String, Object> fields) {
        Task before = theTask(id);
        if (before != null) {
            assertThat(tasks.getVariables(before.getId()))
                    .as("every form begins empty")
                    .doesNotContainKeys("decision", "reason", "sending", "trackingNumber");
        }
        asClerk(() -> {
            Task task = theTask(id);
            if (task == null) {
                throw new CompletionRefusedException(CompletionRefusal.wrongState("gone"));
            }
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), CLERK.name());
            }
            tasks.complete(task.getId(), fields);
        });
    }

    private void asClerk(Runnable action) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(CLERK, null, List.of()));
        identity.setAuthentication(CLERK.name(), List.copyOf(CLERK.groups()));
        try {
            action.run();
        } finally {
            SecurityContextHolder.clearContext();
            identity.clearAuthentication();
        }
    }

    private Task theTask(RequestId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.value()).singleResult();
    }

    private Job job(RequestId id, String activity) {
        Job job = management
                .createJobQuery()
                .activityId(activity)
                .processInstanceId(theInstance(id))
                .singleResult();
        assertThat(job).as("job of " + activity).isNotNull();
        return job;
    }

    private void executeJob(RequestId id, String activity) {
        management.executeJob(job(id, activity).getId());
    }

    private String theInstance(RequestId id) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
                .singleResult()
                .getId();
    }

    private void assertTrace(RequestId id, String... expected) {
        assertThat(collect(id)).containsExactly(expected);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(id.value())
                        .singleResult()
                        .getEndTime())
                .isNotNull();
    }

    private List<String> collect(RequestId id) {
        List<String> trace = history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(theInstance(id))
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
        covered.addAll(trace);
        return trace;
    }

    /** A question is led by a process of its own. */
    private List<String> traceOf(String question) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceOf(question))
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private Job questionJob(String question, String activity) {
        return management
                .createJobQuery()
                .processInstanceId(instanceOf(question))
                .activityId(activity)
                .singleResult();
    }

    private String instanceOf(String businessKey) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
    }

    private String outcome(RequestId id) {
        return String.valueOf(requests.find(id).orElseThrow().outcome());
    }

    private List<String> codes(RequestId id) {
        return requests.find(id).orElseThrow().findings().stream()
                .map(Finding::code)
                .toList();
    }

    private List<String> mails(RequestId id) {
        return jdbc.sql("select template from notice where case_id = ? order by template")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private List<String> notified(RequestId id, String template) {
        return jdbc.sql("select recipient_id from notice where case_id = ? and template = ?")
                .param(id.value())
                .param(template)
                .query(String.class)
                .list();
    }

    private List<String> actions(RequestId id) {
        return journal.read(id.value()).stream().map(JournalLine::action).toList();
    }

    private String historic(String entity, String medium, String more) {
        numbers++;
        take(line(entity, numbers, medium, more), importInvoices);
        String number = number(numbers, medium);
        return jdbc.sql("select id from invoice where number = ? and account_id = ?")
                .params(number, customer)
                .query(String.class)
                .single();
    }

    private static String number(int of, String medium) {
        return medium.equals("PAPER") ? "3300194130" + of : "263320000000" + of;
    }

    private String line(String entity, int number, String medium, String more) {
        return "{\"number\": \"%s\", \"accountId\": \"%s\", \"entityCode\": \"%s\", \"type\": \"SPECIAL\", \"medium\": \"%s\", \"gross\": \"6150.00\", \"rate\": \"0.06\", \"issuedAt\": \"2024-03-01T10:00:00+08:00\"%s}"
                .formatted(number(number, medium), customer, entity, medium, more);
    }

    private void tell(String status, int day) {
        tell(parcel, status, day);
    }

    private void tell(String trackingNumber, String status, int day) {
        take(event(trackingNumber, status, day), importDeliveryEvents);
    }

    private static String event(String trackingNumber, String status, int day) {
        return "{\"trackingNumber\": \"%s\", \"status\": \"%s\", \"at\": \"2026-01-%02dT10:00:00+08:00\"}"
                .formatted(trackingNumber, status, day);
    }

    private long take(String line, LineImport<?> into) {
        try {
            var report = imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), into);
            assertThat(report.rejected()).as(line).isEmpty();
            return report.accepted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(Result<?> result) {
        return result instanceof Result.Refused<?> refused
                ? refused.refusals().stream().map(Refusal::code).toList()
                : List.of();
    }
}
