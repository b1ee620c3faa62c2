package io.fapiaodesk.invoicing.process;

import static io.fapiaodesk.invoicing.process.InvoiceIssuanceModel.*;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.ASK_TAX_BUREAU;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.END_SETTLED;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.GATEWAY_SETTLED;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.START_INVOICE_WANTED;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.TIME_TO_ASK_AGAIN;
import static io.fapiaodesk.testing.Results.codes;
import static io.fapiaodesk.testing.Results.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.consumption.ImportConsumption;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.invoicing.CancelInvoice;
import io.fapiaodesk.invoicing.HandOutInvoice;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.RequestInvoices;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceId;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.IssuanceProcess;
import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.question.AnswerCustomerQuestion;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.taxbureau.AskTaxBureau;
import io.fapiaodesk.taxbureau.TaxBureau;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.testing.ScriptedTaxBureau;
import io.fapiaodesk.testing.ScriptedTaxBureau.Turn;
import io.fapiaodesk.vendor.ImportVendorAnswers;
import io.fapiaodesk.vendor.process.VendorInvoiceModel;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Every path of issuing, as the ordered trace of what happened, with the real services and a tax bureau that obeys. */
@ProcessTest
@TestPropertySource(properties = "fapiao.issuing.patience=PT0.1S")
class InvoiceIssuanceIT {

    private static final SignedIn OPERATOR = new SignedIn("tax-operator", null, Set.of(Groups.TAX_OPERATORS));
    private static final TaxRate RATE = TaxRate.of("0.06");
    private static final String CONTENT = "Production and lifestyle services*Software service fee";

    private static final String VENDOR = ",\"vendor\":{\"name\":\"%s\",\"contact\":\"support@vendor.example\"}";
    private static final AtomicLong NUMBERS = new AtomicLong();

    @Autowired
    private ImportVendorAnswers importVendorAnswers;

    @Autowired
    private Imports imports;

    @Autowired
    private List<MeterBinder> binders;

    @Autowired
    private Cases cases;

    @Autowired
    private ScriptedTaxBureau bureau;

    @Autowired
    private InvoiceTable invoices;

    @Autowired
    private InvoiceRequestTable invoiceRequests;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestViews views;

    @Autowired
    private IssuanceProcess process;

    @Autowired
    private AskTaxBureau askTaxBureau;

    @Autowired
    private CancelInvoice cancelInvoice;

    @Autowired
    private HandOutInvoice handOut;

    @Autowired
    private AnswerCustomerQuestion answer;

    @Autowired
    private RequestInvoices requestInvoices;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Entities entities;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private ImportConsumption importConsumption;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Clock clock;

    private SignedIn customer = new SignedIn("nobody", null, Set.of());
    private int orders;
    private String buyer = "示例客户";

    @TestConfiguration
    static class Bureau {

        @Bean
        @Primary
        ScriptedTaxBureau scriptedTaxBureau() {
            return new ScriptedTaxBureau();
        }
    }

    @BeforeEach
    void a_new_customer() {
        bureau.reset();
        buyer = "示例客户";
        String accountId = "c-" + UUID.randomUUID();
        cases.deliver(
                "{\"accountId\": \"%s\", \"kind\": \"ENTERPRISE\", \"realName\": \"示例客户\", \"taxId\": \"91310115MA1K4TXT5W\", \"email\": \"c@customer.example\", \"language\": \"en\"}"
                        .formatted(accountId),
                importAccounts);
        customer = new SignedIn(accountId, accountId, Set.of());
    }

    @Test
    void the_beans_ask_the_scripted_bureau(@Autowired TaxBureau used) {
        assertThat(used).isSameAs(bureau);
    }

    @Test
    void an_invoice_is_issued_made_and_mailed_in_one_step() {
        RequestId id = request("1200.00");
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("ISSUING");
        assertThat(detail(id)).contains("About to be put to the tax bureau");

        executeJob(id, ASK_TAX_BUREAU);

        cases.assertTrace(
                id,
                START_INVOICES_REQUESTED,
                EACH_INVOICE + "#multiInstanceBody",
                EACH_INVOICE,
                START_INVOICE_DUE,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                ISSUE_AT_TAX_BUREAU,
                GATEWAY_BUREAU_ANSWER,
                END_INVOICE_ISSUED,
                END_INVOICES_SETTLED);
        assertCalledTrace(only(id), START_INVOICE_WANTED, ASK_TAX_BUREAU, GATEWAY_SETTLED, END_SETTLED);
        Invoice invoice = only(id);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(invoice.issuance().number()).matches("\\d{20}");
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        assertThat(bureau.calls()).containsExactly("issue");
        assertThat(cases.mails(id)).containsExactly("invoice-issued");
        assertThat(attachmentsOf(id)).hasSize(2);
        DocumentFile page = done(handOut.file(customer, invoice.id(), "pdf"));
        assertThat(page.fileName()).isEqualTo("样票_数电票_" + invoice.issuance().number() + ".pdf");
        assertThat(new String(page.content(), UTF_8)).startsWith("%PDF");
        assertThat(done(handOut.file(customer, invoice.id(), "xml")).content())
                .asString(UTF_8)
                .contains(String.valueOf(invoice.issuance().number()), "*生产生活服务*软件服务费");
        assertThat(done(handOut.file(customer, invoice.id(), null)).content()).isEqualTo(page.content());
    }

    @Test
    void several_invoices_of_a_request_go_their_ways_and_the_request_says_how_it_ended() {
        RequestId id = request("100.00", "200.00", "300.00");
        List<Invoice> all = invoices.ofRequest(id);
        bureau.then(Turn.ISSUE, Turn.ACCEPT);
        executeJobOf(all.get(0), ASK_TAX_BUREAU);
        executeJobOf(all.get(1), ASK_TAX_BUREAU);
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("ISSUING");
        assertThat(done(cancelInvoice.cancel(customer, all.get(2).id())).status())
                .isEqualTo(InvoiceStatus.CANCELLED);
        executeJobOf(all.get(2), ASK_TAX_BUREAU);
        bureau.finish();
        executeJobOf(all.get(1), TIME_TO_ASK_AGAIN);
        executeJobOf(all.get(1), ASK_TAX_BUREAU);

        assertThat(invoices.ofRequest(id))
                .extracting(Invoice::status)
                .containsExactly(InvoiceStatus.INVOICED, InvoiceStatus.INVOICED, InvoiceStatus.CANCELLED);
        assertThat(cases.outcome(id)).isEqualTo("PARTLY_ISSUED");
        cases.assertEnded(id);
    }

    @Test
    void while_the_bureau_works_on_it_a_timer_asks_again_and_the_customer_reads_since_when() {
        bureau.then(Turn.ACCEPT);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);

        assertThat(bureau.calls()).startsWith("issue", "status").doesNotContain("cancel");
        assertThat(detail(id)).matches("Waiting for the tax bureau since \\d\\d:\\d\\d, usually 3-5 minutes.*\\.");
        executeJob(id, TIME_TO_ASK_AGAIN);
        executeJob(id, ASK_TAX_BUREAU);
        bureau.finish();
        executeJob(id, TIME_TO_ASK_AGAIN);
        executeJob(id, ASK_TAX_BUREAU);

        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        assertThat(bureau.calls().stream().filter("issue"::equals)).hasSize(1);
        assertCalledTrace(
                only(id),
                START_INVOICE_WANTED,
                ASK_TAX_BUREAU,
                GATEWAY_SETTLED,
                TIME_TO_ASK_AGAIN,
                ASK_TAX_BUREAU,
                GATEWAY_SETTLED,
                TIME_TO_ASK_AGAIN,
                ASK_TAX_BUREAU,
                GATEWAY_SETTLED,
                END_SETTLED);
    }

    @Test
    void a_used_up_quota_is_waited_for_and_the_invoice_goes_on_by_itself() {
        bureau.then(Turn.OUT_OF_QUOTA);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);

        assertThat(cases.job(only(id).id(), TIME_TO_ASK_AGAIN).getDuedate())
                .isAfter(java.util.Date.from(clock.instant().plusSeconds(29 * 60)));
        executeJob(id, TIME_TO_ASK_AGAIN);
        executeJob(id, ASK_TAX_BUREAU);

        assertThat(bureau.calls()).containsExactly("issue", "status", "issue");
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
    }

    @Test
    void when_the_bureau_cannot_be_asked_an_incident_says_of_which_case_and_what_to_do_and_a_retry_mends_it() {
        bureau.goDown();
        RequestId id = request("1200.00");
        Job job = cases.job(only(id).id(), ASK_TAX_BUREAU);
        for (int attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() -> management.executeJob(job.getId()));
        }

        Incident incident = runtime.createIncidentQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        assertThat(incident.getIncidentMessage())
                .contains(id.value(), only(id).id(), "Ask tax bureau", "Remedy:", "retry this job");
        // The engine repeats it in the process that called this one; one thing is stuck, and one is counted.
        assertThat(runtime.createIncidentQuery().count()).isGreaterThan(1);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        binders.stream()
                .filter(binder -> binder.getClass().getSimpleName().equals("EngineMetrics"))
                .forEach(binder -> binder.bindTo(meters));
        assertThat(meters.get("fapiao.incidents").gauge().value()).isEqualTo(1);
        bureau.comeBack();
        management.setJobRetries(job.getId(), 1);
        management.executeJob(job.getId());

        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        assertThat(cases.mails(id)).containsExactly("invoice-issued");
    }

    @Test
    void more_invoices_than_there_are_connections_wait_for_a_slow_bureau_and_none_holds_a_connection()
            throws Exception {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        int waiting = pool.getMaximumPoolSize() + 6;
        List<RequestId> ids =
                Stream.generate(() -> request("10.00")).limit(waiting).toList();
        List<Job> jobs =
                ids.stream().map(id -> cases.job(only(id).id(), ASK_TAX_BUREAU)).toList();
        CountDownLatch asked = new CountDownLatch(waiting);
        Semaphore answers = new Semaphore(0);
        bureau.answersAfter(() -> {
            asked.countDown();
            answers.acquireUninterruptibly();
        });
        ExecutorService executor = Executors.newFixedThreadPool(waiting);
        try {
            List<Future<?>> running = jobs.stream()
                    .<Future<?>>map(job -> executor.submit(() -> management.executeJob(job.getId())))
                    .toList();

            assertThat(asked.await(60, TimeUnit.SECONDS)).as("all of them ask").isTrue();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                            .isZero());
            for (int answered = 1; answered <= waiting; answered++) {
                answers.release();
                long done = answered;
                await().untilAsserted(() ->
                        assertThat(running).filteredOn(Future::isDone).hasSize((int) done));
            }
            for (Future<?> job : running) {
                job.get();
            }
        } finally {
            answers.release(waiting);
            executor.shutdownNow();
        }

        assertThat(ids).extracting(cases::outcome).containsOnly("ISSUED");
    }

    @Test
    void an_operator_s_retry_is_a_retry_now_whatever_the_dialog_of_cockpit_sends() {
        bureau.goDown();
        RequestId id = request("1200.00");
        Job job = cases.job(only(id).id(), ASK_TAX_BUREAU);
        Date far = Date.from(clock.instant().plus(Duration.ofHours(9)));
        for (Runnable retry : List.<Runnable>of(
                () -> management.setJobRetries(job.getId(), 1),
                () -> management.setJobRetries(List.of(job.getId()), 1),
                () -> management.setJobRetries(1).jobId(job.getId()).execute(),
                () -> management
                        .setJobRetries(1)
                        .jobId(job.getId())
                        .dueDate(far)
                        .execute(),
                () -> management
                        .setJobRetries(1)
                        .jobIds(List.of(job.getId()))
                        .dueDate(null)
                        .execute(),
                () -> management.setJobRetriesByJobDefinitionId(job.getJobDefinitionId(), 1))) {
            while (now(job).getRetries() > 0) {
                assertThatThrownBy(() -> management.executeJob(job.getId()));
            }
            management.setJobDuedate(job.getId(), far);

            retry.run();

            assertThat(now(job).getRetries()).isOne();
            assertThat(now(job).getDuedate()).isBeforeOrEqualTo(Date.from(clock.instant()));
        }
        bureau.comeBack();
        management.executeJob(job.getId());
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
    }

    @Test
    void a_job_that_has_not_failed_is_not_due_the_earlier_for_being_given_retries() {
        bureau.then(Turn.ACCEPT);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        Job timer = cases.job(only(id).id(), TIME_TO_ASK_AGAIN);
        management
                .setJobRetries(3)
                .jobId(timer.getId())
                .dueDate(Date.from(Instant.EPOCH))
                .execute();
        assertThat(now(timer).getDuedate()).isEqualTo(timer.getDuedate());
        assertThat(now(timer).getRetries()).isEqualTo(3);
    }

    @Test
    void a_retry_while_the_bureau_is_left_alone_is_not_used_up_waits_for_the_end_of_the_pause_and_says_so() {
        bureau.goDown();
        RequestId id = request("1200.00");
        Job job = cases.job(only(id).id(), ASK_TAX_BUREAU);
        while (now(job).getRetries() > 0) {
            assertThatThrownBy(() -> management.executeJob(job.getId()));
        }
        bureau.comeBack();
        bureau.leaveAlone(true);
        management.setJobRetries(job.getId(), 1);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> management.executeJob(job.getId()))
                    .hasMessageContaining("Ask tax bureau")
                    .hasMessageContaining("This attempt does not count; the step is tried again in 30 s.");
            assertThat(now(job).getRetries()).isOne();
            assertThat(now(job).getExceptionMessage()).contains("LEFT_ALONE", id.value(), "does not count");
            assertThat(now(job).getDuedate())
                    .isAfter(Date.from(clock.instant()))
                    .isBeforeOrEqualTo(Date.from(clock.instant().plusSeconds(31)));
        }

        bureau.leaveAlone(false);
        management.executeJob(job.getId());
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
    }

    private Job now(Job job) {
        return management.createJobQuery().jobId(job.getId()).singleResult();
    }

    @Test
    void cut_after_the_announcement_before_the_call_it_is_issued_once() {
        long before = bureau.issued();
        bureau.then(Turn.UNREACHABLE);
        RequestId id = request("1200.00");
        assertThatThrownBy(() -> executeJob(id, ASK_TAX_BUREAU));
        assertThat(only(id).issuance().submittedAt()).isNotNull();

        executeJob(id, ASK_TAX_BUREAU);

        assertThat(bureau.calls()).containsExactly("issue", "status", "issue");
        assertThat(bureau.issued() - before).isEqualTo(1);
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
    }

    @Test
    void cut_after_the_bureau_has_issued_before_we_heard_it_is_the_same_number() {
        long before = bureau.issued();
        bureau.then(Turn.ANSWER_LOST);
        RequestId id = request("1200.00");
        assertThatThrownBy(() -> executeJob(id, ASK_TAX_BUREAU));
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.INVOICING);

        executeJob(id, ASK_TAX_BUREAU);

        assertThat(bureau.calls()).containsExactly("issue", "status");
        assertThat(bureau.issued() - before).isEqualTo(1);
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
    }

    @Test
    void cut_after_we_heard_before_our_commit_it_is_the_same_number_one_file_and_one_mail() {
        long before = bureau.issued();
        RequestId id = request("1200.00");
        AskTaxBureau.Heard heard = askTaxBureau.ask(only(id).id());
        // What a crash right before the commit leaves: nothing of what the step wrote.
        transaction.executeWithoutResult(status -> {
            askTaxBureau.record(only(id).id(), heard);
            status.setRollbackOnly();
        });
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.INVOICING);
        assertThat(only(id).issuance().submittedAt()).isNotNull();
        assertThat(cases.mails(id)).isEmpty();

        executeJob(id, ASK_TAX_BUREAU);

        assertThat(bureau.issued() - before).isEqualTo(1);
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        assertThat(cases.mails(id)).containsExactly("invoice-issued");
        assertThat(documentsOf(id)).hasSize(2);
    }

    @Test
    void a_refused_invoice_goes_to_a_tax_operator_who_tries_again_under_a_new_key() {
        bureau.then(Turn.REFUSE);
        RequestId id = request("1200.00");
        String firstKey = String.valueOf(only(id).issuance().bureauRequestId());
        executeJob(id, ASK_TAX_BUREAU);
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.FAILED);
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("FAILED");
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
        assertThat(detail(id)).contains("tax operator");
        Task task = cases.task(id);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(HANDLE_FAILED_INVOICE);
        assertThat(task.getDueDate()).isNotNull();
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains("BUYER\\_UNKNOWN", "购买方纳税人识别号不存在", "1200.00")
                .doesNotContain("示例客户");

        decideAsOperator(id, Map.of("decision", "retry"));
        executeJob(id, ASK_TAX_BUREAU);

        cases.assertTrace(
                id,
                START_INVOICES_REQUESTED,
                EACH_INVOICE + "#multiInstanceBody",
                EACH_INVOICE,
                START_INVOICE_DUE,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                ISSUE_AT_TAX_BUREAU,
                GATEWAY_BUREAU_ANSWER,
                HANDLE_FAILED_INVOICE,
                RECORD_FAILURE_DECISION,
                GATEWAY_FAILURE_DECISION,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                ISSUE_AT_TAX_BUREAU,
                GATEWAY_BUREAU_ANSWER,
                END_INVOICE_ISSUED,
                END_INVOICES_SETTLED);
        assertThat(only(id).issuance().bureauRequestId()).isNotEqualTo(firstKey);
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
    }

    @Test
    void when_the_operator_gives_up_the_amount_is_free_again_and_the_customer_reads_why() {
        bureau.then(Turn.REFUSE);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        assertThat(invoicedOf(id)).isEqualTo(Yuan.of("1200.00"));

        assertThatThrownBy(() -> decideAsOperator(id, Map.of("decision", "giveUp")))
                .hasMessageContaining("Give a reason");
        assertThatThrownBy(() -> decideAsOperator(id, Map.of("decision", "maybe")));
        assertThatThrownBy(() -> decideAsOperator(id, Map.of("decision", "retry", "amount", "1")))
                .hasMessageContaining("only the fields");
        decideAsOperator(id, Map.of("decision", "giveUp", "reason", "购买方税号有误，请更正后重新申请。"));

        cases.assertTrace(
                id,
                START_INVOICES_REQUESTED,
                EACH_INVOICE + "#multiInstanceBody",
                EACH_INVOICE,
                START_INVOICE_DUE,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                ISSUE_AT_TAX_BUREAU,
                GATEWAY_BUREAU_ANSWER,
                HANDLE_FAILED_INVOICE,
                RECORD_FAILURE_DECISION,
                GATEWAY_FAILURE_DECISION,
                END_INVOICE_GIVEN_UP,
                END_INVOICES_SETTLED);
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.CANCELLED);
        assertThat(cases.outcome(id)).isEqualTo("FAILED");
        assertThat(invoicedOf(id)).isEqualTo(Yuan.ZERO);
        assertThat(cases.mails(id)).containsExactly("invoice-not-issued");
        assertThat(views.of(requests.find(id).orElseThrow()).timeline().toString())
                .contains("购买方税号有误");
    }

    @Test
    void the_operator_asks_the_customer_within_the_case_and_reads_the_answer_before_deciding() {
        bureau.then(Turn.REFUSE, Turn.ISSUE);
        RequestId id = request("1200.00", "300.00");
        List<Invoice> all = invoices.ofRequest(id);
        executeJobOf(all.get(0), ASK_TAX_BUREAU);
        assertThatThrownBy(() -> decideAsOperator(id, Map.of("decision", "askForMore")))
                .hasMessageContaining("Write the question");
        decideAsOperator(id, Map.of("decision", "askForMore", "reason", "请核对税号，现在的税号是什么？"));

        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(cases.mails(id)).containsExactly("case-question");
        assertThat(cases.hasTask(id)).isFalse();
        executeJobOf(all.get(1), ASK_TAX_BUREAU);
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");

        done(answer.answer(customer, id, "税号没有变，请再试一次。", List.of()));

        assertThat(requests.find(id).orElseThrow().promisePaused()).isFalse();
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("FAILED");
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("BUYER\\_UNKNOWN", "请核对税号", "税号没有变，请再试一次。");
        decideAsOperator(id, Map.of("decision", "retry", "reason", "已向税务机关核实"));
        executeJobOf(all.get(0), ASK_TAX_BUREAU);

        assertThat(cases.trace(id))
                .containsSubsequence(
                        HANDLE_FAILED_INVOICE,
                        RECORD_FAILURE_DECISION,
                        GATEWAY_FAILURE_DECISION,
                        ASK_CUSTOMER,
                        RULE_ON_INVOICE,
                        GATEWAY_ISSUER,
                        HANDLE_FAILED_INVOICE,
                        RECORD_FAILURE_DECISION,
                        GATEWAY_FAILURE_DECISION,
                        RULE_ON_INVOICE,
                        GATEWAY_ISSUER,
                        ISSUE_AT_TAX_BUREAU);
        cases.assertEnded(id);
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        assertThat(views.of(requests.find(id).orElseThrow()).timeline().toString())
                .contains("请核对税号", "已向税务机关核实");
    }

    @Test
    void operators_are_reminded_of_a_refused_invoice_and_operations_told_and_nothing_is_decided_by_that() {
        bureau.then(Turn.REFUSE);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        assertThat(cases.job(id.value(), TARGET_NEAR).getDuedate())
                .isEqualTo(Date.from(requests.promiseOf(id).reminder()));
        assertThat(cases.job(id.value(), LIMIT_PASSED).getDuedate())
                .isEqualTo(Date.from(requests.promiseOf(id).limit()));

        cases.execute(id, TARGET_NEAR);
        assertThat(cases.task(id).getPriority()).isEqualTo(FailedInvoiceTask.REMINDED);
        cases.execute(id, LIMIT_PASSED);

        assertThat(cases.task(id).getPriority()).isEqualTo(FailedInvoiceTask.OVERDUE);
        assertThat(cases.trace(id))
                .contains(
                        TARGET_NEAR,
                        REMIND_OPERATORS,
                        END_OPERATORS_REMINDED,
                        LIMIT_PASSED,
                        ESCALATE_INVOICE,
                        END_INVOICE_ESCALATED);
        assertThat(cases.mails(id)).containsExactly("review-overdue", "review-reminder");
        assertThat(cases.actions(id)).contains("ESCALATED_TO_OPERATIONS");
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.FAILED);
        decideAsOperator(id, Map.of("decision", "giveUp", "reason", "购买方税号有误。"));
        cases.assertEnded(id);
    }

    @Test
    void the_first_visit_keeps_what_the_rules_found_and_an_invoice_that_they_forbid_never_reaches_the_bureau() {
        RequestId good = request("100.00");
        assertThat(requests.find(good).orElseThrow().findings())
                .extracting(Finding::code)
                .contains("INVOICE_PRINTABLE", "SELLER_ISSUES_TYPE");

        buyer = "示例\uE000客户";
        RequestId id = request("1200.00");

        assertThat(only(id).status()).isEqualTo(InvoiceStatus.FAILED);
        assertThat(requests.find(id).orElseThrow().findings())
                .extracting(Finding::code)
                .contains("INVOICE_NOT_PRINTABLE");
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("INVOICE\\_NOT\\_PRINTABLE", "U\\+E000");
        decideAsOperator(id, Map.of("decision", "retry"));
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(HANDLE_FAILED_INVOICE);
        assertThat(bureau.calls()).isEmpty();
        decideAsOperator(id, Map.of("decision", "giveUp", "reason", "请更正抬头。"));
        cases.assertTrace(
                id,
                START_INVOICES_REQUESTED,
                EACH_INVOICE + "#multiInstanceBody",
                EACH_INVOICE,
                START_INVOICE_DUE,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                HANDLE_FAILED_INVOICE,
                RECORD_FAILURE_DECISION,
                GATEWAY_FAILURE_DECISION,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                HANDLE_FAILED_INVOICE,
                RECORD_FAILURE_DECISION,
                GATEWAY_FAILURE_DECISION,
                END_INVOICE_GIVEN_UP,
                END_INVOICES_SETTLED);
        assertThat(invoicedOf(id)).isEqualTo(Yuan.ZERO);
    }

    @Test
    void nothing_an_operator_writes_stays_in_the_engine() {
        bureau.then(Turn.REFUSE);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        decideAsOperator(id, Map.of("decision", "retry", "reason", "checked by telephone"));

        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(cases.instanceOf(id))
                        .variableNameIn(DECISION, REASON, BRIEF)
                        .count())
                .isZero();
    }

    @Test
    void whoever_asked_for_the_invoice_does_not_decide_about_it() {
        bureau.then(Turn.REFUSE);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);

        assertThatThrownBy(() -> cases.decide(
                        new SignedIn(customer.name(), null, Set.of(Groups.TAX_OPERATORS)),
                        id,
                        Map.of("decision", "retry")))
                .hasMessageContaining("somebody else must decide");
    }

    @Test
    void a_vendors_invoice_waits_seven_business_days_and_then_its_contact_is_shown() {
        RequestId id = requestFromVendor("680.00");
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
        assertThat(detail(id)).contains("vendor");
        assertThat(cases.mails(id)).containsExactly("vendor-request");
        assertThat(cases.candidates(id)).containsExactly(Groups.TAX_OPERATORS);
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains("support@vendor.example", "680.00", "marketplace\\-third\\-party")
                .doesNotContain("示例客户");
        assertThat(cases.task(id).getDueDate())
                .isEqualTo(Date.from(requests.promiseOf(id).target()));

        cases.execute(id, VendorInvoiceModel.TARGET_NEAR);
        cases.execute(id, VendorInvoiceModel.LIMIT_PASSED);

        assertThat(cases.mails(id))
                .containsExactly("invoice-with-vendor", "vendor-reminder", "vendor-request", "vendor-silent");
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("FORWARDED_TO_VENDOR");
        assertThat(requests.find(id).orElseThrow().isOpen())
                .as("the vendor may still answer, and the customer still cancel")
                .isTrue();
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.PENDING_VENDOR);
        assertThat(only(id).actions()).containsExactly(Invoice.Action.CANCEL);

        assertThat(done(cancelInvoice.cancel(customer, only(id).id())).status()).isEqualTo(InvoiceStatus.CANCELLED);

        cases.assertTrace(
                id,
                START_INVOICES_REQUESTED,
                EACH_INVOICE + "#multiInstanceBody",
                EACH_INVOICE,
                START_INVOICE_DUE,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                WAIT_FOR_VENDOR,
                END_VENDOR_SETTLED,
                END_INVOICES_SETTLED);
        assertThat(cases.trace(id, VendorInvoiceModel.PROCESS))
                .containsExactlyInAnyOrder(
                        VendorInvoiceModel.START_VENDOR_TO_ISSUE,
                        VendorInvoiceModel.HAND_OVER,
                        VendorInvoiceModel.RECORD_VENDOR_ANSWER,
                        VendorInvoiceModel.TARGET_NEAR,
                        VendorInvoiceModel.REMIND_VENDOR,
                        VendorInvoiceModel.END_VENDOR_REMINDED,
                        VendorInvoiceModel.LIMIT_PASSED,
                        VendorInvoiceModel.SHOW_VENDOR,
                        VendorInvoiceModel.END_VENDOR_SHOWN,
                        VendorInvoiceModel.VENDOR_SETTLED,
                        VendorInvoiceModel.END_SETTLED);
        assertThat(cases.outcome(id)).isEqualTo("CANCELLED");
        assertThat(cases.mails(id)).contains("vendor-cancelled");
        assertThat(invoicedOf(id)).as("the amount is free again").isEqualTo(Yuan.ZERO);
        assertThat(bureau.calls()).isEmpty();
        assertThat(answer(id, "ISSUED", "\"number\": \"" + number() + "\"", 0)).isEqualTo("0 0 VENDOR_ANSWER_TOO_LATE");
    }

    @Test
    void a_vendors_line_settles_the_case_and_says_so_once() {
        RequestId id = requestFromVendor("680.00");
        String number = number();

        assertThat(answer(id, "ISSUED", "\"number\": \"" + number + "\"", 600)).isEqualTo("1 0 ");

        assertThat(answer(id, "ISSUED", "\"number\": \"" + number + "\"", 0)).isEqualTo("0 1 ");
        assertThat(answer(id, "REJECTED", "\"reason\": \"no\"", 0)).isEqualTo("0 0 VENDOR_HAS_ANSWERED");
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(only(id).issuance().number()).isEqualTo(number);
        assertThat(only(id).actions()).as("only the vendor takes it back").isEmpty();
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        assertThat(cases.mails(id)).containsExactly("invoice-from-vendor", "vendor-request");
        assertThat(cases.hasTask(id)).isFalse();
        cases.assertEnded(id);
        assertThat(codes(cancelInvoice.cancel(customer, only(id).id()))).containsExactly("ALREADY_ISSUED");

        RequestId other = requestFromVendor("100.00");
        assertThat(answer(other, "ISSUED", "\"number\": \"" + number + "\"", 0)).isEqualTo("0 0 INVOICE_NUMBER_TAKEN");
        assertThat(answer(other, "REJECTED", "\"reason\": \"no such order\"", 0))
                .isEqualTo("1 0 ");
        assertThat(only(other).status()).isEqualTo(InvoiceStatus.CANCELLED);
        assertThat(cases.outcome(other)).isEqualTo("FAILED");
        assertThat(invoicedOf(other)).isEqualTo(Yuan.ZERO);
        assertThat(cases.mails(other)).containsExactly("invoice-refused-by-vendor", "vendor-request");
    }

    @Test
    void a_vendors_line_that_says_too_little_or_too_much_is_rejected_by_itself() {
        RequestId id = requestFromVendor("680.00");
        RequestId ours = request("10.00");

        assertThat(answer(id, "ISSUED", "\"reason\": \"x\"", 0)).isEqualTo("0 0 REQUIRED");
        assertThat(answer(id, "REJECTED", "\"number\": \"" + number() + "\"", 0))
                .isEqualTo("0 0 REQUIRED");
        assertThat(answer(id, "LATER", "\"reason\": \"x\"", 0)).isEqualTo("0 0 UNKNOWN_WORD");
        assertThat(answer(id, "ISSUED", "\"number\": \"2633200000000000001\"", 0))
                .startsWith("0 0 INVOICE_NUMBER");
        assertThat(answer(id, "REJECTED", "\"reason\": \"x\"", 660)).isEqualTo("0 0 TIME_IN_FUTURE");
        assertThat(answer(id, "REJECTED", "\"reason\": \"" + "x".repeat(501) + "\"", 0))
                .isEqualTo("0 0 TOO_LONG");
        assertThat(answer(id, "REJECTED", "\"reason\": \"x\", \"file\": \"x\"", 0))
                .isEqualTo("0 0 UNKNOWN_FIELD");
        assertThat(answer(ours, "REJECTED", "\"reason\": \"x\"", 0)).isEqualTo("0 0 UNKNOWN_VENDOR_REQUEST");
        assertThat(answer(RequestId.next("IV"), "REJECTED", "\"reason\": \"x\"", 0))
                .isEqualTo("0 0 UNKNOWN_VENDOR_REQUEST");
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.PENDING_VENDOR);
    }

    @Test
    void of_two_vendors_of_a_request_each_answers_for_itself() {
        RequestId id = ask(
                order("marketplace-third-party", "100.00", VENDOR.formatted("甲服务商")),
                order("marketplace-third-party", "200.00", VENDOR.formatted("乙服务商")));
        Invoice one = invoices.ofRequest(id).get(0);
        Invoice two = invoices.ofRequest(id).get(1);

        assertThat(answer(id, "REJECTED", "\"reason\": \"x\"", 0)).isEqualTo("0 0 VENDOR_INVOICE_UNCLEAR");
        assertThat(answer(id, "REJECTED", "\"reason\": \"x\", \"invoiceId\": \"" + one.id() + "\"", 0))
                .isEqualTo("1 0 ");
        assertThat(requests.find(id).orElseThrow().isOpen()).isTrue();
        assertThat(answer(id, "ISSUED", "\"number\": \"" + number() + "\", \"invoiceId\": \"" + two.id() + "\"", 0))
                .isEqualTo("1 0 ");
        assertThat(cases.outcome(id)).isEqualTo("PARTLY_ISSUED");
        cases.assertEnded(id);
    }

    @Test
    void an_operator_enters_what_the_vendor_wrote() {
        RequestId id = requestFromVendor("680.00");
        String number = number();
        String today = String.valueOf(ShanghaiTime.today(clock));
        String tomorrow = String.valueOf(ShanghaiTime.today(clock).plusDays(1));

        assertThatThrownBy(() -> cases.decide(
                        new SignedIn(customer.name(), null, Set.of(Groups.TAX_OPERATORS)),
                        id,
                        Map.of("decision", "rejected", "reason", "no")))
                .hasMessageContaining("somebody else must decide");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("decision", "maybe"),
                Map.of("decision", "issued", "number", number),
                Map.of("decision", "issued", "issuedOn", today),
                Map.of("decision", "issued", "number", "12", "issuedOn", today),
                Map.of("decision", "issued", "number", number, "issuedOn", tomorrow),
                Map.of("decision", "rejected"),
                Map.of("decision", "rejected", "reason", " "),
                Map.of("decision", "rejected", "reason", "x".repeat(501)))) {
            assertThatThrownBy(() -> decideAsOperator(id, wrong))
                    .as("%s", wrong)
                    .isInstanceOf(CompletionRefusedException.class);
        }
        decideAsOperator(id, Map.of("decision", "issued", "number", number, "issuedOn", today));

        assertThat(cases.trace(id, VendorInvoiceModel.PROCESS))
                .containsExactly(
                        VendorInvoiceModel.START_VENDOR_TO_ISSUE,
                        VendorInvoiceModel.HAND_OVER,
                        VendorInvoiceModel.RECORD_VENDOR_ANSWER,
                        VendorInvoiceModel.KEEP_ANSWER,
                        VendorInvoiceModel.END_VENDOR_ANSWERED);
        assertThat(only(id).status()).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(cases.outcome(id)).isEqualTo("ISSUED");
        cases.assertEnded(id);

        RequestId taken = requestFromVendor("20.00");
        assertThatThrownBy(() ->
                        decideAsOperator(taken, Map.of("decision", "issued", "number", number, "issuedOn", today)))
                .hasMessageContaining("Another invoice has this number");
        decideAsOperator(taken, Map.of("decision", "rejected", "reason", "已直接开具给客户。"));
        assertThat(cases.outcome(taken)).isEqualTo("FAILED");
        assertThat(invoicedOf(taken)).isEqualTo(Yuan.ZERO);
    }

    @Race
    void of_a_vendors_answer_and_a_cancellation_at_once_exactly_one_counts() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            for (int pair = 0; pair < 12; pair++) {
                RequestId id = requestFromVendor("10.00");
                String invoice = only(id).id();
                CyclicBarrier together = new CyclicBarrier(2);
                int headStart = pair % 3;
                boolean byLine = pair % 2 == 0;
                Future<Boolean> vendor = people.submit(() -> {
                    together.await();
                    pause(headStart == 0 ? 0 : 3);
                    if (byLine) {
                        return answer(id, "ISSUED", "\"number\": \"" + number() + "\"", 0)
                                .equals("1 0 ");
                    }
                    try {
                        decideAsOperator(
                                id,
                                Map.of(
                                        "decision",
                                        "issued",
                                        "number",
                                        number(),
                                        "issuedOn",
                                        String.valueOf(ShanghaiTime.today(clock))));
                        return true;
                    } catch (CompletionRefusedException | OptimisticLockingException e) {
                        return false;
                    }
                });
                Future<Result<Invoice>> cancel = people.submit(() -> {
                    together.await();
                    pause(headStart == 1 ? 0 : 3);
                    return cancelInvoice.cancel(customer, invoice);
                });
                boolean answered = vendor.get();
                boolean cancelled = cancel.get() instanceof Result.Done<Invoice>;
                assertThat(cancelled).isNotEqualTo(answered);
                assertThat(only(id).status()).isEqualTo(answered ? InvoiceStatus.INVOICED : InvoiceStatus.CANCELLED);
                assertThat(invoicedOf(id)).isEqualTo(answered ? Yuan.of("10.00") : Yuan.ZERO);
                assertThat(cases.hasTask(id)).isFalse();
                cases.assertEnded(id);
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void an_invoice_that_the_bureau_has_not_heard_of_is_cancelled_without_it() {
        RequestId id = request("1200.00");

        assertThat(done(cancelInvoice.cancel(customer, only(id).id())).status()).isEqualTo(InvoiceStatus.CANCELLED);

        assertThat(bureau.calls()).isEmpty();
        assertThat(cases.outcome(id)).isEqualTo("CANCELLED");
        assertThat(invoicedOf(id)).isEqualTo(Yuan.ZERO);
        executeJob(id, ASK_TAX_BUREAU);
        assertThat(bureau.calls()).isEmpty();
        cases.assertTrace(
                id,
                START_INVOICES_REQUESTED,
                EACH_INVOICE + "#multiInstanceBody",
                EACH_INVOICE,
                START_INVOICE_DUE,
                RULE_ON_INVOICE,
                GATEWAY_ISSUER,
                ISSUE_AT_TAX_BUREAU,
                GATEWAY_BUREAU_ANSWER,
                END_INVOICE_CANCELLED,
                END_INVOICES_SETTLED);
        assertThat(codes(cancelInvoice.cancel(customer, only(id).id()))).containsExactly("NOT_CANCELLABLE");
    }

    @Test
    void a_request_that_comes_to_nothing_gives_its_offsets_back_and_one_of_its_invoices_only_its_own() {
        String over = order("ecs", "1200.00", "");
        ask(over);
        cases.deliver(
                "{\"sourceId\":\"%s-r\",\"kind\":\"REFUND\",\"accountId\":\"%s\",\"productCode\":\"ecs\",\"amount\":\"200.00\",\"placedAt\":\"2026-01-06T10:00:00+08:00\",\"refundOf\":\"%s\"}"
                        .formatted(over, customer.name(), over),
                importConsumption);
        String later = order("ecs", "500.00", "");
        String other = order("cdn", "100.00", "");
        RequestId id = ask(later, other);
        assertThat(ledger.deficits(customer.name())).isEmpty();

        assertThat(done(cancelInvoice.cancel(customer, invoiceOf(id, "E05").id()))
                        .status())
                .isEqualTo(InvoiceStatus.CANCELLED);
        assertThat(ledger.deficits(customer.name())).isEmpty();
        assertThat(item(later).offset()).isEqualTo(Yuan.of("200.00"));
        assertThat(item(other).open()).isEqualTo(Yuan.of("100.00"));

        done(cancelInvoice.cancel(customer, invoiceOf(id, "E01").id()));
        assertThat(cases.outcome(id)).isEqualTo("CANCELLED");
        assertThat(ledger.deficits(customer.name())).singleElement().satisfies(deficit -> assertThat(deficit.balance())
                .isEqualTo(Yuan.of("200.00")));
        assertThat(item(later).open()).isEqualTo(Yuan.of("500.00"));

        bureau.then(Turn.REFUSE);
        RequestId again = ask(later);
        assertThat(only(again).face().gross()).isEqualTo(Yuan.of("300.00"));
        executeJob(again, ASK_TAX_BUREAU);
        assertThat(ledger.deficits(customer.name())).isEmpty();
        decideAsOperator(again, Map.of("decision", "giveUp", "reason", "The bureau does not know the buyer."));
        assertThat(ledger.deficits(customer.name())).hasSize(1);
        assertThat(item(later).open()).isEqualTo(Yuan.of("500.00"));
        assertThat(item(over).invoiced()).isEqualTo(Yuan.of("1200.00"));
    }

    private RequestId ask(String... items) {
        InvoiceOrder order =
                new InvoiceOrder("ORDER_DETAIL", List.of(items), null, null, "GENERAL", null, null, null, null);
        return requestInvoices.request(customer, order) instanceof RequestInvoices.Outcome.Accepted accepted
                ? accepted.requestId()
                : fail("not accepted");
    }

    private Invoice invoiceOf(RequestId id, String entityCode) {
        return invoices.ofRequest(id).stream()
                .filter(invoice -> invoice.face().seller().code().equals(entityCode))
                .findFirst()
                .orElseThrow();
    }

    private LedgerItem item(String id) {
        return ledger.find(List.of(id)).get(0);
    }

    @Test
    void of_an_invoice_that_the_bureau_works_on_the_bureau_decides_and_the_process_is_woken() {
        bureau.then(Turn.ACCEPT);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);

        assertThat(done(cancelInvoice.cancel(customer, only(id).id())).status()).isEqualTo(InvoiceStatus.CANCELLED);

        assertThat(bureau.calls()).contains("cancel");
        assertThat(cases.job(only(id).id(), TIME_TO_ASK_AGAIN).getDuedate())
                .isBeforeOrEqualTo(java.util.Date.from(clock.instant()));
        executeJob(id, TIME_TO_ASK_AGAIN);
        executeJob(id, ASK_TAX_BUREAU);
        cases.assertEnded(id);
        assertThat(invoicedOf(id)).isEqualTo(Yuan.ZERO);
    }

    @Test
    void a_cancellation_that_comes_too_late_is_told_so_and_the_invoice_is_handed_out() {
        bureau.then(Turn.ANSWER_LOST);
        RequestId id = request("1200.00");
        assertThatThrownBy(() -> executeJob(id, ASK_TAX_BUREAU));

        assertThat(codes(cancelInvoice.cancel(customer, only(id).id()))).containsExactly("ALREADY_ISSUED");

        assertThat(only(id).status()).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(invoicedOf(id)).isEqualTo(Yuan.of("1200.00"));
        executeJob(id, ASK_TAX_BUREAU);
        cases.assertEnded(id);
        assertThat(cases.mails(id)).containsExactly("invoice-issued");
    }

    @Test
    void a_cancellation_that_the_bureau_cannot_be_asked_about_changes_nothing() {
        bureau.then(Turn.ACCEPT);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        bureau.goDown();

        assertThatThrownBy(() -> cancelInvoice.cancel(customer, only(id).id()))
                .isInstanceOf(TaxBureauUnreachableException.class);

        assertThat(only(id).status()).isEqualTo(InvoiceStatus.INVOICING);
        assertThat(invoicedOf(id)).isEqualTo(Yuan.of("1200.00"));
    }

    @Test
    void cut_between_the_bureaus_cancellation_and_ours_the_process_finds_it_out() {
        bureau.then(Turn.ACCEPT);
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        bureau.cancel(String.valueOf(only(id).issuance().bureauRequestId()));

        executeJob(id, TIME_TO_ASK_AGAIN);
        executeJob(id, ASK_TAX_BUREAU);

        assertThat(only(id).status()).isEqualTo(InvoiceStatus.CANCELLED);
        assertThat(cases.outcome(id)).isEqualTo("CANCELLED");
        assertThat(invoicedOf(id)).isEqualTo(Yuan.ZERO);
        cases.assertEnded(id);
    }

    @Test
    void a_stranger_can_neither_cancel_nor_read_nor_mail_it_and_does_not_learn_that_it_exists() {
        RequestId id = request("1200.00");
        SignedIn stranger = new SignedIn("x", "x", Set.of());

        assertThat(codes(cancelInvoice.cancel(stranger, only(id).id()))).containsExactly("NOT_FOUND");
        assertThat(codes(handOut.file(stranger, only(id).id(), "pdf"))).containsExactly("NOT_FOUND");
        assertThat(codes(handOut.mail(stranger, only(id).id(), null, null))).containsExactly("NOT_FOUND");
    }

    @Test
    void there_is_no_file_before_the_invoice_is_issued() {
        RequestId id = request("1200.00");

        assertThat(codes(handOut.file(customer, only(id).id(), "pdf"))).containsExactly("NOT_ISSUED_YET");
        assertThat(codes(handOut.mail(customer, only(id).id(), null, null))).containsExactly("NOT_ISSUED_YET");
        assertThat(codes(handOut.file(customer, only(id).id(), "ofd"))).containsExactly("INVALID_VALUE");
    }

    @Test
    void an_issued_invoice_is_mailed_again_a_few_times_and_the_address_is_nowhere_in_clear() {
        RequestId id = request("1200.00");
        executeJob(id, ASK_TAX_BUREAU);
        String invoice = only(id).id();

        for (int i = 0; i < 5; i++) {
            assertThat(handOut.mail(customer, invoice, null, "bookkeeper@customer.example"))
                    .isInstanceOf(Result.Done.class);
        }

        assertThat(codes(handOut.mail(customer, invoice, null, null))).containsExactly("TOO_MANY_MAILS");
        assertThat(codes(handOut.mail(customer, invoice, null, "no address"))).isNotEmpty();
        assertThat(codes(handOut.mail(customer, invoice, "nobodys", null))).containsExactly("NO_SUCH_MAILBOX");
        assertThat(codes(handOut.mail(customer, invoice, "m", "a@customer.example")))
                .containsExactly("ONE_OF_TWO");
        assertThat(cases.mails(id)).hasSize(6).containsOnly("invoice-issued");
        assertThat(jdbc.sql("select count(*) from notice where recipient_id like '%bookkeeper%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select string_agg(details::text, '') from journal where case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .contains("ADDRESS")
                .doesNotContain("bookkeeper");
    }

    @Race
    void cancel_and_issue_two_hundred_times_at_once_are_never_both_and_the_amounts_are_right() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        int cancelled = 0;
        try {
            for (int pair = 0; pair < 200; pair++) {
                RequestId id = request("10.00");
                String invoice = only(id).id();
                CyclicBarrier together = new CyclicBarrier(2);
                int headStart = pair % 3;
                Future<?> issue = people.submit(() -> {
                    together.await();
                    pause(headStart == 0 ? 0 : 3);
                    try {
                        executeJob(id, ASK_TAX_BUREAU);
                    } catch (RuntimeException e) {
                        // The step is undone and repeated.
                        executeJob(id, ASK_TAX_BUREAU);
                    }
                    return null;
                });
                Future<Result<Invoice>> cancel = people.submit(() -> {
                    together.await();
                    pause(headStart == 1 ? 0 : 3);
                    return cancelInvoice.cancel(customer, invoice);
                });
                issue.get();
                Result<Invoice> answer = cancel.get();
                Invoice after = only(id);
                boolean isCancelled = after.status() == InvoiceStatus.CANCELLED;
                assertThat(after.status()).isIn(InvoiceStatus.CANCELLED, InvoiceStatus.INVOICED);
                assertThat(answer instanceof Result.Done<Invoice>).isEqualTo(isCancelled);
                assertThat(invoicedOf(id)).isEqualTo(isCancelled ? Yuan.ZERO : Yuan.of("10.00"));
                assertThat(
                                bureau.status(String.valueOf(after.issuance().bureauRequestId()))
                                        instanceof io.fapiaodesk.taxbureau.Answer.Issued)
                        .isEqualTo(!isCancelled);
                assertThat(cases.mails(id)).hasSize(isCancelled ? 0 : 1);
                cases.assertEnded(id);
                cancelled += isCancelled ? 1 : 0;
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(cancelled).as("both happen").isBetween(1, 199);
    }

    @AfterAll
    void every_element_of_the_models_was_reached() {
        cases.assertEveryStepTaken(PROCESS, IssueAtTaxBureauModel.PROCESS, VendorInvoiceModel.PROCESS);
    }

    private static void pause(int millis) throws InterruptedException {
        java.util.concurrent.TimeUnit.MILLISECONDS.sleep(millis);
    }

    private RequestId request(String... amounts) {
        RequestId id = RequestId.next(RequestKind.INVOICE_ISSUANCE.prefix());
        List<String> items = new ArrayList<>();
        for (String amount : amounts) {
            items.add(order("ecs", amount, ""));
        }
        transaction.executeWithoutResult(status -> {
            open(id);
            for (int i = 0; i < amounts.length; i++) {
                TaxSplit split = RATE.split(Yuan.of(amounts[i]));
                Entity entity = entities.get("E01");
                InvoiceFace face = new InvoiceFace(
                        InvoiceType.SPECIAL,
                        Medium.DIGITAL,
                        new Seller(
                                entity.code(), entity.name(), entity.nameZh(), entity.taxId(), null, null, null, null),
                        new Buyer(buyer, "91310115MA1K4TXT5W", "示例银行", "0000", "示例路 1 号", "021-0000"),
                        CONTENT,
                        RATE,
                        split.gross(),
                        split,
                        null);
                invoices.insert(
                        Invoice.requested(InvoiceId.next(), id, customer.name(), face, clock.instant()),
                        List.of(new InvoiceLine(1, items.get(i), CONTENT, split.gross(), split)));
                ledger.invoice(Map.of(items.get(i), split.gross()), id.value());
            }
            process.start(id);
        });
        return id;
    }

    private RequestId requestFromVendor(String amount) {
        return ask(order("marketplace-third-party", amount, VENDOR.formatted("示例服务商")));
    }

    private static String number() {
        return "2644%016d".formatted(NUMBERS.incrementAndGet());
    }

    /** How many lines were accepted and unchanged, and the codes of the rejected ones. */
    private String answer(RequestId id, String outcome, String more, long secondsFromNow) {
        String line = "{\"requestId\": \"%s\", \"outcome\": \"%s\", %s, \"at\": \"%s\"}"
                .formatted(id, outcome, more, ShanghaiTime.at(clock.instant().plusSeconds(secondsFromNow)));
        try {
            ImportReport report = imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), importVendorAnswers);
            return report.accepted() + " " + report.unchanged() + " "
                    + report.rejected().stream()
                            .map(ImportReport.RejectedLine::code)
                            .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(RequestId id) {
        requests.open(
                id,
                RequestKind.INVOICE_ISSUANCE,
                customer.name(),
                "ISSUING",
                new PromisedDays(1, 7),
                new Ruling.Approved("test", List.of()));
        invoiceRequests.insert(new InvoiceRequest(
                id,
                customer.name(),
                Method.ORDER_DETAIL,
                null,
                null,
                InvoiceType.SPECIAL,
                null,
                "v1",
                customer.name(),
                clock.instant()));
    }

    private String order(String product, String amount, String more) {
        String id = customer.name() + "-" + orders++;
        cases.deliver(
                "{\"sourceId\":\"%s\",\"kind\":\"ORDER\",\"accountId\":\"%s\",\"productCode\":\"%s\",\"amount\":\"%s\",\"placedAt\":\"2026-01-05T10:00:00+08:00\",\"paidAt\":\"2026-01-05T10:00:00+08:00\"%s}"
                        .formatted(id, customer.name(), product, amount, more),
                importConsumption);
        return id;
    }

    private void decideAsOperator(RequestId id, Map<String, Object> fields) {
        cases.decide(OPERATOR, id, fields);
    }

    private Invoice only(RequestId id) {
        return invoices.ofRequest(id).get(0);
    }

    private void executeJob(RequestId id, String activity) {
        executeJobOf(only(id), activity);
    }

    private void executeJobOf(Invoice invoice, String activity) {
        cases.execute(invoice.id(), activity);
    }

    private void assertCalledTrace(Invoice invoice, String... expected) {
        assertThat(cases.trace(invoice.id())).containsExactly(expected);
    }

    private String detail(RequestId id) {
        Request request = requests.find(id).orElseThrow();
        return String.valueOf(views.of(request).statusDetail());
    }

    private Yuan invoicedOf(RequestId id) {
        return ledger.find(invoices.lines(only(id).id()).stream()
                        .map(InvoiceLine::itemId)
                        .map(String::valueOf)
                        .toList())
                .get(0)
                .invoiced();
    }

    private List<String> attachmentsOf(RequestId id) {
        return jdbc.sql("select unnest(attachments) from notice where case_id = ?")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private List<String> documentsOf(RequestId id) {
        return jdbc.sql("select id from document where case_id = ?")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
