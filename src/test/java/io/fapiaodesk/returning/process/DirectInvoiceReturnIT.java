package io.fapiaodesk.returning.process;

import static io.fapiaodesk.returning.process.DirectInvoiceReturnModel.*;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.ASK_TAX_BUREAU;
import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.TIME_TO_ASK_AGAIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.RequestInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.returning.AdviseOnReturn;
import io.fapiaodesk.returning.BuyersWord;
import io.fapiaodesk.returning.IssueRedInvoice;
import io.fapiaodesk.returning.PrepareRequestAgain;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.Way;
import io.fapiaodesk.taxbureau.AskTaxBureau;
import io.fapiaodesk.taxbureau.RedInvoice;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.testing.ScriptedTaxBureau.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every path of an invoice that goes back without a form, as the ordered trace of what happened. */
@ProcessTest
@TestPropertySource(properties = "fapiao.issuing.patience=PT0.1S")
class DirectInvoiceReturnIT extends ReturnTrials {

    @Autowired
    private AskTaxBureau askTaxBureau;

    @Autowired
    private RequestInvoices requestInvoices;

    @Autowired
    private io.fapiaodesk.consumption.ImportConsumption importConsumption;

    @Autowired
    private PrepareRequestAgain again;

    @Autowired
    private AdviseOnReturn advice;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Test
    void a_general_invoice_goes_back_booked_or_not_and_nobody_has_to_decide() {
        InvoiceFacts invoice = issued(GENERAL, "1200.00", true);
        RequestId id = accepted(invoice, WISH);
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REQUESTED");
        assertThat(cases.hasTask(id)).isFalse();
        assertThat(detail(id)).contains("red-letter invoice");

        askBureau(id);

        cases.assertTrace(
                id,
                START_RETURN_REQUESTED,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                GATEWAY_NEXT,
                ISSUE_RED,
                GATEWAY_BUREAU_ANSWER,
                END_INVOICE_RETURNED);
        assertThat(statusOf(invoice)).isEqualTo("RETURNED");
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
        assertThat(view(id).redNumber()).matches("\\d{20}");
        assertThat(bureau.calls()).containsExactly("reverse");
        assertThat(cases.mails(id)).containsExactly("return-concluded", "return-requested");
        assertThat(cases.actions(id)).containsExactly("RETURN_REQUESTED", "RED_ISSUED");
        RedInvoice red = bureau.reversals().get(0);
        assertThat(red.total().gross()).isEqualTo(Yuan.of("-1200.00"));
        assertThat(red.total().net()).isEqualTo(Yuan.of("-1132.08"));
        assertThat(red.total().tax()).isEqualTo(Yuan.of("-67.92"));
        assertThat(red.blue().number()).isEqualTo(invoice.number());
        assertThat(red.formNumber()).isNull();
    }

    @Test
    void the_red_letter_invoice_is_there_as_a_page_and_as_data_and_names_the_blue_one() {
        InvoiceFacts invoice = issued(SPECIAL, "6150.00", false);
        assertThat(codes(handOut.redFile(customer, invoice.id(), null))).containsExactly("NOT_RETURNED_YET");
        RequestId id = accepted(invoice, WISH);
        askBureau(id);

        DocumentFile page = redFile(invoice, "pdf");
        assertThat(page.fileName()).isEqualTo("样票_红字数电票_" + view(id).redNumber() + ".pdf");
        assertThat(new String(page.content(), UTF_8)).startsWith("%PDF");
        assertThat(redFile(invoice, "xml").content())
                .asString(UTF_8)
                .contains("红字发票", "<OriginalInvoiceNumber>" + invoice.number(), "-6150.00", "-5801.89", "-348.11");
        assertThat(redFile(invoice, null).content()).isEqualTo(page.content());
        assertThat(jdbc.sql("select unnest(attachments) from notice where case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    @Test
    void amounts_are_free_again_when_the_red_letter_invoice_exists_and_the_old_request_is_ready_to_be_sent_again() {
        String item = order("1200.00");
        RequestId issuance = ask(item);
        InvoiceFacts invoice = only(issuance);
        cases.execute(invoice.id(), ASK_TAX_BUREAU);
        RequestId id = accepted(invoice, WISH);
        assertThat(again.of(id)).isEmpty();
        assertThat(ledger.find(List.of(item)).get(0).invoiced()).isEqualTo(Yuan.of("1200.00"));
        assertThat(requestInvoices.request(customer, orderOf(item)).toString()).contains("RED_NOT_ISSUED");

        askBureau(id);

        assertThat(ledger.find(List.of(item)).get(0).invoiced()).isEqualTo(Yuan.ZERO);
        InvoiceOrder ready = again.of(id).orElseThrow();
        assertThat(ready.itemIds()).containsExactly(item);
        assertThat(ready.invoiceType()).isEqualTo(GENERAL);
        assertThat(requestInvoices.request(customer, ready)).isInstanceOf(RequestInvoices.Outcome.Accepted.class);
    }

    @Test
    void a_return_gives_back_what_a_refund_had_left_over_invoiced() {
        String item = order("1200.00");
        InvoiceFacts invoice = only(ask(item));
        cases.execute(invoice.id(), ASK_TAX_BUREAU);
        cases.deliver(
                "{\"sourceId\":\"%s-r\",\"kind\":\"REFUND\",\"accountId\":\"%s\",\"productCode\":\"ecs\",\"amount\":\"200.00\",\"placedAt\":\"2026-01-06T10:00:00+08:00\",\"refundOf\":\"%s\"}"
                        .formatted(item, customer.name(), item),
                importConsumption);
        assertThat(ledger.deficits(customer.name())).hasSize(1);

        RequestId id = accepted(invoice, WISH);
        assertThat(ledger.deficits(customer.name())).hasSize(1);
        askBureau(id);

        assertThat(ledger.deficits(customer.name())).isEmpty();
        assertThat(ledger.find(List.of(item)).get(0).open()).isEqualTo(Yuan.of("1000.00"));
    }

    @Test
    void a_paper_invoice_waits_until_its_original_is_back() {
        InvoiceFacts invoice = issued(GENERAL, "PAPER", "300.00", false);
        assertThat(done(advice.advise(customer.name(), invoice.id(), BuyersWord.UNKNOWN))
                        .way())
                .isEqualTo(Way.MAIL_BACK);
        RequestId id = accepted(invoice, WISH);
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(RECEIVE_ORIGINAL);
        assertThat(cases.candidates(id)).containsExactly("paper-clerks");
        assertThat(cases.task(id).getDueDate()).isNotNull();
        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();
        assertThat(view(id).promisedAt()).isNull();
        assertThat(detail(id)).contains("mail the original");
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains(String.valueOf(invoice.number()), "300.00", "/staff/cases/" + id)
                .doesNotContain("开票信息有误");

        cases.decide(CLERK, id, Map.of("decision", "received"));
        assertThat(view(id).promisedAt()).isNotNull();
        askBureau(id);

        cases.assertTrace(
                id,
                START_RETURN_REQUESTED,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                GATEWAY_NEXT,
                RECEIVE_ORIGINAL,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ISSUE_RED,
                GATEWAY_BUREAU_ANSWER,
                END_INVOICE_RETURNED);
        assertThat(statusOf(invoice)).isEqualTo("RETURNED");
    }

    @Test
    void a_paper_invoice_whose_original_does_not_count_stays_as_it_is() {
        InvoiceFacts invoice = issued(GENERAL, "PAPER", "300.00", false);
        RequestId id = accepted(invoice, WISH);
        assertThatThrownBy(() -> cases.decide(CLERK, id, Map.of("decision", "issueRed")))
                .hasMessageContaining("received");
        assertThatThrownBy(() -> cases.decide(CLERK, id, Map.of("decision", "reject")))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> cases.decide(CLERK, id, Map.of("decision", "received", "bureauAnswer", "issued")))
                .isNotNull();

        cases.decide(CLERK, id, Map.of("decision", "reject", "reason", "The envelope was empty."));

        cases.assertTrace(
                id,
                START_RETURN_REQUESTED,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                GATEWAY_NEXT,
                RECEIVE_ORIGINAL,
                RECORD_DECISION,
                GATEWAY_DECISION,
                END_RETURN_REJECTED);
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
        assertThat(letter(id, "return-rejected")).contains("The envelope was empty.");
        assertThat(bureau.calls()).isEmpty();
    }

    @Test
    void what_the_bureau_refuses_a_tax_operator_asks_for_again_under_a_new_key_or_rejects() {
        bureau.then(Turn.REFUSE, Turn.REFUSE);
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);
        askBureau(id);
        assertThat(view(id).status()).isEqualTo("IN_PROCESS");
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("BUYER\\_UNKNOWN", "购买方纳税人识别号不存在");

        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);
        cases.decide(OPERATOR, id, Map.of("decision", "reject", "reason", "The tax bureau does not know the buyer."));

        cases.assertTrace(
                id,
                START_RETURN_REQUESTED,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                GATEWAY_NEXT,
                ISSUE_RED,
                GATEWAY_BUREAU_ANSWER,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                GATEWAY_NEXT,
                PROCESS_RETURN,
                RECORD_DECISION,
                GATEWAY_DECISION,
                ISSUE_RED,
                GATEWAY_BUREAU_ANSWER,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                GATEWAY_NEXT,
                PROCESS_RETURN,
                RECORD_DECISION,
                GATEWAY_DECISION,
                END_RETURN_REJECTED);
        assertThat(bureau.reversals())
                .extracting(RedInvoice::requestId)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
        assertThat(view(id).endCode()).isEqualTo("BUYER_UNKNOWN");
        assertThat(accepted(invoice, WISH))
                .as("a rejected return can be asked for again")
                .isNotEqualTo(id);
    }

    @Test
    void operators_are_reminded_of_what_the_bureau_refused_and_supervisors_hear_of_a_broken_promise() {
        bureau.then(Turn.REFUSE);
        RequestId id = accepted(issued(GENERAL, "1200.00", false), WISH);
        askBureau(id);
        assertThat(cases.job(id.value(), TIME_SHORT).getDuedate())
                .isEqualTo(Date.from(requests.promiseOf(id).reminder()));
        assertThat(cases.job(id.value(), LIMIT_PASSED).getDuedate())
                .isEqualTo(Date.from(requests.promiseOf(id).limit()));

        cases.execute(id, TIME_SHORT);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        cases.execute(id, LIMIT_PASSED);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);

        assertThat(cases.mails(id)).contains("return-reminder", "return-overdue");
        assertThat(cases.actions(id)).contains("OPERATORS_REMINDED", "ESCALATED");
        assertThat(cases.trace(id))
                .contains(REMIND_OPERATORS, END_OPERATORS_REMINDED, ESCALATE_RETURN, END_RETURN_ESCALATED);
    }

    @Test
    void an_original_that_does_not_come_is_asked_for_after_7_business_days_and_looked_into_after_10() {
        Instant monday = OffsetDateTime.parse("2026-11-30T10:00:00+08:00").toInstant();
        RequestId id = time.asOf(monday, () -> accepted(issued(GENERAL, "PAPER", "300.00", false), WISH));
        assertThat(cases.job(id.value(), ORIGINAL_LATE).getDuedate()).isEqualTo("2026-12-09T01:00:00Z");
        assertThat(cases.job(id.value(), ORIGINAL_MISSING).getDuedate()).isEqualTo("2026-12-14T01:00:00Z");
        assertThat(cases.task(id).getDueDate())
                .as("no promise runs before it is back")
                .isEqualTo("2026-12-14T01:00:00Z");

        cases.execute(id, ORIGINAL_LATE);
        assertThat(cases.mails(id)).contains("return-original-reminder");
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        cases.execute(id, ORIGINAL_MISSING);

        assertThat(cases.mails(id)).contains("return-original-missing");
        assertThat(cases.candidates(id)).containsExactlyInAnyOrder(Groups.PAPER_CLERKS, Groups.PAPER_SUPERVISORS);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);
        assertThat(cases.trace(id))
                .contains(REMIND_OF_ORIGINAL, END_CUSTOMER_REMINDED, REPORT_MISSING_ORIGINAL, END_ORIGINAL_MISSING);
        assertThat(view(id).status()).isEqualTo("AWAITING_ORIGINAL");
    }

    @Test
    void a_question_during_the_wait_for_the_original_loses_no_day_and_the_wait_goes_on() {
        Instant monday = OffsetDateTime.parse("2026-11-30T10:00:00+08:00").toInstant();
        RequestId id = time.asOf(monday, () -> accepted(issued(GENERAL, "PAPER", "300.00", false), WISH));
        time.asOf(monday.plus(Duration.ofDays(2)), () -> {
            cases.decide(CLERK, id, Map.of("decision", "askForMore", "reason", "Which parcel is it in?"));
            return null;
        });
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");
        time.asOf(
                monday.plus(Duration.ofDays(4)),
                () -> done(answers.answer(customer, id, "SF1234567890123", List.of())));
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(RECEIVE_ORIGINAL);
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("Which parcel is it in?");
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("AWAITING_ORIGINAL");
        assertThat(requests.find(id).orElseThrow().promisePaused())
                .as("nothing is promised before the original is back")
                .isTrue();

        time.asOf(monday.plus(Duration.ofDays(7)), () -> {
            cases.decide(CLERK, id, Map.of("decision", "received"));
            return null;
        });

        assertThat(requests.promiseOf(id).limit())
                .as("five business days stood still, all of them")
                .isEqualTo(OffsetDateTime.parse("2026-12-10T23:59:59+08:00").toInstant());
        assertThat(cases.trace(id)).contains(ASK_CUSTOMER);
    }

    @Test
    void what_the_bureau_refuses_and_the_buyer_has_booked_meanwhile_needs_a_form() {
        bureau.then(Turn.ACCEPT);
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);
        askBureau(id);
        book(invoice, true);
        bureau.refuse();
        cases.execute(IssueRedInvoice.errandOf(id), TIME_TO_ASK_AGAIN);

        askBureau(id);

        assertThat(cases.trace(id)).contains(REJECT_UNFIT, END_RULED_OUT);
        cases.assertEnded(id);
        assertThat(view(id).endCode()).isEqualTo("FORM_NUMBER_REQUIRED");
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
    }

    @Test
    void a_special_invoice_that_is_booked_before_the_bureau_is_asked_needs_a_form_now() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);

        book(invoice, true);

        assertThat(cases.trace(id)).contains(START_INVOICE_BOOKED, REJECT_AS_BOOKED, END_FORM_NEEDED);
        cases.assertEnded(id);
        assertThat(cases.outcome(id)).isEqualTo("REJECTED");
        assertThat(view(id).endCode()).isEqualTo("FORM_NUMBER_REQUIRED");
        assertThat(view(id).findings()).extracting(finding -> finding.code()).contains("FORM_NUMBER_REQUIRED");
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
        assertThat(letter(id, "return-rejected")).contains("confirmation form made that fully reverses");
        assertThat(bureau.calls()).isEmpty();
        assertThat(refused(invoice, WISH)).containsExactly("FORM_NUMBER_REQUIRED");
    }

    @Test
    void a_general_invoice_that_is_booked_meanwhile_goes_back_all_the_same() {
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);

        book(invoice, true);
        askBureau(id);

        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
        assertThat(cases.actions(id)).containsExactly("RETURN_REQUESTED", "BOOKING_CHANGED", "RED_ISSUED");
    }

    @Test
    void a_booking_that_comes_after_the_bureau_was_asked_comes_too_late() {
        bureau.then(Turn.ACCEPT);
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);
        askBureau(id);

        book(invoice, true);
        bureau.finish();
        cases.execute(IssueRedInvoice.errandOf(id), TIME_TO_ASK_AGAIN);
        askBureau(id);

        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
        assertThat(bureau.calls().stream().filter("reverse"::equals)).hasSize(1);
    }

    @Test
    void a_withdrawn_return_leaves_the_invoice_as_it_was() {
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);

        assertThat(done(withdrawing.withdraw(customer.name(), id)).status()).isEqualTo("WITHDRAWN");

        assertThat(cases.trace(id)).contains(START_RETURN_WITHDRAWN, END_RETURN_WITHDRAWN);
        cases.assertEnded(id);
        assertThat(statusOf(invoice)).isEqualTo("INVOICED");
        assertThat(cases.mails(id)).contains("return-withdrawn");
        assertThat(codes(withdrawing.withdraw(customer.name(), id))).containsExactly("RETURN_ENDED");
        assertThat(codes(withdrawing.withdraw("somebody-else", id))).containsExactly("NOT_FOUND");
        assertThat(bureau.calls()).isEmpty();
    }

    @Test
    void what_the_bureau_has_been_asked_for_cannot_be_withdrawn() {
        bureau.then(Turn.ACCEPT);
        RequestId id = accepted(issued(GENERAL, "1200.00", false), WISH);
        askBureau(id);

        assertThat(view(id).withdrawable()).isFalse();
        assertThat(codes(withdrawing.withdraw(customer.name(), id))).containsExactly("RED_ASKED_FOR");
    }

    @Test
    void while_a_return_runs_nothing_else_can_be_done_to_the_invoice() {
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);
        accepted(invoice, WISH);

        assertThat(refused(invoice, WISH)).containsExactly("RETURN_RUNNING");
        assertThat(invoices.find(invoice.id()).orElseThrow().returnable()).isFalse();
    }

    @Test
    void a_wish_without_a_reason_is_refused_of_the_field_and_a_wrong_state_before_that() {
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);

        assertThat(refused(invoice, new ReturnWish(" ", null, null))).containsExactly("RETURN_REASON_REQUIRED");
        accepted(invoice, WISH);
        assertThat(refused(invoice, new ReturnWish(null, null, null))).containsExactly("RETURN_RUNNING");
        assertThat(codes(returning.request("somebody-else", invoice.id(), WISH)))
                .containsExactly("NOT_FOUND");
        assertThat(refused(issued(GENERAL, "1.00", false), new ReturnWish("x".repeat(201), null, null)))
                .containsExactly("TOO_LONG");
    }

    @Test
    void an_invoice_that_is_not_issued_is_cancelled_instead() {
        InvoiceFacts invoice = only(ask(order("10.00")));

        assertThat(refused(invoice, WISH)).containsExactly("CANCEL_INSTEAD");
        assertThat(done(advice.advise(customer.name(), invoice.id(), BuyersWord.UNKNOWN))
                        .way())
                .isEqualTo(Way.CANCEL);
    }

    @Test
    void cut_after_the_announcement_before_the_call_it_is_reversed_once() {
        long before = bureau.issued();
        bureau.then(Turn.UNREACHABLE);
        RequestId id = accepted(issued(GENERAL, "1200.00", false), WISH);
        assertThatThrownBy(() -> askBureau(id));
        assertThat(codes(withdrawing.withdraw(customer.name(), id))).containsExactly("RED_ASKED_FOR");

        askBureau(id);

        assertThat(bureau.calls()).containsExactly("reverse", "status", "reverse");
        assertThat(bureau.issued() - before).isEqualTo(1);
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void cut_after_the_bureau_has_issued_before_we_heard_it_is_the_same_number() {
        long before = bureau.issued();
        bureau.then(Turn.ANSWER_LOST);
        RequestId id = accepted(issued(GENERAL, "1200.00", false), WISH);
        assertThatThrownBy(() -> askBureau(id));

        askBureau(id);

        assertThat(bureau.calls()).containsExactly("reverse", "status");
        assertThat(bureau.issued() - before).isEqualTo(1);
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void cut_after_we_heard_before_our_commit_it_is_one_number_one_pair_of_files_and_one_mail() {
        long before = bureau.issued();
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);
        AskTaxBureau.Heard heard = askTaxBureau.ask(IssueRedInvoice.errandOf(id));
        // What a crash right before the commit leaves: nothing of what the step wrote.
        transaction.executeWithoutResult(status -> {
            askTaxBureau.record(IssueRedInvoice.errandOf(id), heard);
            status.setRollbackOnly();
        });
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REQUESTED");

        askBureau(id);

        assertThat(bureau.issued() - before).isEqualTo(1);
        assertThat(statusOf(invoice)).isEqualTo("RETURNED");
        assertThat(cases.mails(id)).containsExactly("return-concluded", "return-requested");
        assertThat(jdbc.sql("select count(*) from document where case_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void when_the_bureau_cannot_be_asked_an_incident_says_of_which_case_and_what_to_do_and_a_retry_mends_it() {
        bureau.goDown();
        InvoiceFacts invoice = issued(GENERAL, "1200.00", false);
        RequestId id = accepted(invoice, WISH);
        Job job = cases.job(IssueRedInvoice.errandOf(id), ASK_TAX_BUREAU);
        for (int attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() -> management.executeJob(job.getId()));
        }

        Incident incident = runtime.createIncidentQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        assertThat(incident.getIncidentMessage())
                .contains(id.value(), String.valueOf(invoice.number()), "Ask tax bureau", "Remedy:");
        bureau.comeBack();
        management.setJobRetries(job.getId(), 1);
        management.executeJob(job.getId());

        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Race
    void of_a_booking_and_the_question_to_the_bureau_at_once_one_comes_first_and_never_both_count() throws Exception {
        int booked = 0;
        for (int pair = 0; pair < 12; pair++) {
            InvoiceFacts invoice = issued(SPECIAL, "10.00", false);
            RequestId id = accepted(invoice, WISH);
            Job job = cases.job(IssueRedInvoice.errandOf(id), ASK_TAX_BUREAU);
            long before = bureau.issued();
            Runnable booking = () -> book(invoice, true);
            Runnable question = () -> tried(() -> management.executeJob(job.getId()));
            switch (pair % 3) {
                case 0 -> Stream.of(booking, question).forEach(Runnable::run);
                case 1 -> Stream.of(question, booking).forEach(Runnable::run);
                default -> together(Executors.callable(booking), Executors.callable(question));
            }
            // A step that was undone because the other was in its way is repeated, as long as it is there.
            if (view(id).open()) {
                askBureau(id);
            }

            boolean rejected = cases.outcome(id).equals("REJECTED");
            assertThat(cases.outcome(id)).isIn("REJECTED", "RED_ISSUED");
            assertThat(bureau.issued() - before).isEqualTo(rejected ? 0 : 1);
            assertThat(statusOf(invoice)).isEqualTo(rejected ? "RETURN_REJECTED" : "RETURNED");
            assertThat(cases.mails(id)).hasSize(2);
            cases.assertEnded(id);
            booked += rejected ? 1 : 0;
        }
        assertThat(booked).as("whoever came first counted").isBetween(4, 8);
    }

    @Race
    void of_two_requests_for_the_same_invoice_at_once_one_is_refused() throws Exception {
        InvoiceFacts invoice = issued(GENERAL, "10.00", false);
        List<String> refused = new java.util.concurrent.CopyOnWriteArrayList<>();

        together(() -> refused.addAll(refused(invoice, WISH)), () -> refused.addAll(refused(invoice, WISH)));

        assertThat(refused).containsExactly("RETURN_RUNNING");
        assertThat(requests.open(customer.name())).hasSize(1);
    }

    @AfterAll
    void every_element_of_the_model_was_reached() {
        cases.assertEveryStepTaken(PROCESS);
    }

    private static boolean tried(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException inTheWay) {
            return false;
        }
    }

    private String order(String amount) {
        String id = customer.name() + "-" + amount;
        cases.deliver(
                "{\"sourceId\":\"%s\",\"kind\":\"ORDER\",\"accountId\":\"%s\",\"productCode\":\"ecs\",\"amount\":\"%s\",\"placedAt\":\"2026-01-05T10:00:00+08:00\",\"paidAt\":\"2026-01-05T10:00:00+08:00\"}"
                        .formatted(id, customer.name(), amount),
                importConsumption);
        return id;
    }

    private static InvoiceOrder orderOf(String item) {
        return new InvoiceOrder("ORDER_DETAIL", List.of(item), null, null, GENERAL, null, null, null, null);
    }

    private RequestId ask(String item) {
        RequestInvoices.Outcome outcome = requestInvoices.request(customer, orderOf(item));
        assertThat(outcome).isInstanceOf(RequestInvoices.Outcome.Accepted.class);
        return ((RequestInvoices.Outcome.Accepted) outcome).requestId();
    }

    private InvoiceFacts only(RequestId issuance) {
        return jdbc
                .sql("select id from invoice where request_id = ?")
                .param(issuance.value())
                .query(String.class)
                .list()
                .stream()
                .flatMap(id -> invoices.find(id).stream())
                .findFirst()
                .orElseThrow();
    }
}
