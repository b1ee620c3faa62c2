package io.fapiaodesk.returning.process;

import static io.fapiaodesk.returning.process.BookedInvoiceReturnModel.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.returning.AdviseOnReturn;
import io.fapiaodesk.returning.BuyersWord;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.Way;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.taxbureau.ConfirmationForm.State;
import io.fapiaodesk.taxbureau.RedInvoice;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.Race;
import io.fapiaodesk.testing.ScriptedTaxBureau.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Every path of a booked invoice that goes back by the tax bureau's form, as the ordered trace of what happened. */
@ProcessTest
@TestPropertySource(properties = "fapiao.issuing.patience=PT0.1S")
class BookedInvoiceReturnIT extends ReturnTrials {

    private static final String[] UP_TO_THE_TASK = {
        START_RETURN_REQUESTED, EXAMINE, START_EXAMINATION, RULE_ON_RETURN, GATEWAY_STANDING, PROCESS_RETURN
    };

    @Autowired
    private AdviseOnReturn advice;

    @Autowired
    private FilterService filters;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Test
    void a_form_that_waits_for_us_is_agreed_to_and_the_invoice_is_reversed_by_it() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        assertThat(done(advice.advise(customer.name(), invoice.id(), BuyersWord.NOT_BOOKED))
                        .way())
                .as("what upstream has told counts, whatever the customer says")
                .isEqualTo(Way.FORM_FIRST);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER);
        RequestId id = accepted(invoice, with(form));
        assertThat(view(id).status()).isEqualTo("IN_PROCESS");
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        assertThat(cases.candidates(id)).containsExactly("tax-operators");
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .containsPattern("3 business days: \\p{Alpha}{3} \\d\\d-\\d\\d; form void: \\p{Alpha}{3} \\d\\d-\\d\\d")
                .contains(form.number(), "/staff/cases/" + id)
                .doesNotContain("服务中止", "原发票", "示例客户");
        assertThat(view(id).findings())
                .extracting(Finding::code)
                .contains("FORM_FOUND", "FORM_AWAITS_SELLER", "FORM_REVERSES_ALL", "OPERATOR_DECIDES");

        cases.decide(OPERATOR, id, Map.of("decision", "issueRed", "reason", "ok"));
        assertThat(view(id).status()).isEqualTo("ISSUING_RED");
        askBureau(id);

        assertThat(cases.trace(id))
                .containsExactly(traceOf(
                        RECORD_DECISION,
                        GATEWAY_SECOND,
                        END_DECIDED,
                        GATEWAY_DECISION,
                        ISSUE_RED,
                        GATEWAY_BUREAU_ANSWER,
                        END_INVOICE_RETURNED));
        cases.assertEnded(id);
        assertThat(bureau.calls()).containsExactly("form", "form", "confirm", "reverse");
        RedInvoice red = bureau.reversals().get(0);
        assertThat(red.formNumber()).isEqualTo(form.number());
        assertThat(red.reason()).isEqualTo(RedInvoice.Reason.SALES_RETURN);
        assertThat(statusOf(invoice)).isEqualTo("RETURNED");
        assertThat(view(id).decidedBy()).isEqualTo("tax-operator");
        assertThat(cases.mails(id)).containsExactly("return-concluded", "return-requested");
        assertThat(refused(issued(SPECIAL, "1200.00", true), with(form))).contains("FORM_ALREADY_USED");
    }

    @Test
    void a_form_that_needs_no_agreement_is_used_as_it_is() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        RequestId id = accepted(invoice, with(formFor(invoice, State.NO_CONFIRMATION_NEEDED)));

        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);

        assertThat(bureau.calls()).containsExactly("form", "form", "reverse");
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void an_operator_rejects_it_for_a_reason_that_the_customer_reads() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        ConfirmationForm form = formFor(invoice, State.CONFIRMED);
        RequestId id = accepted(invoice, with(form));
        assertThatThrownBy(() -> cases.decide(OPERATOR, id, Map.of("decision", "reject", "reason", " ")))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> cases.decide(OPERATOR, id, Map.of("decision", "second")))
                .hasMessageContaining("issueRed");
        assertThatThrownBy(() -> cases.decide(OPERATOR, id, Map.of("decision", "issueRed", "bureauAnswer", "issued")))
                .isNotNull();
        assertThatThrownBy(() -> cases.decide(customer, id, Map.of("decision", "issueRed")))
                .isNotNull();

        cases.decide(OPERATOR, id, Map.of("decision", "reject", "reason", "The buyer wants to keep it."));

        assertThat(cases.trace(id))
                .containsExactly(
                        traceOf(RECORD_DECISION, GATEWAY_SECOND, END_DECIDED, GATEWAY_DECISION, END_RETURN_REJECTED));
        assertThat(cases.outcome(id)).isEqualTo("REJECTED");
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
        assertThat(letter(id, "return-rejected")).contains("The buyer wants to keep it.");
        assertThat(accepted(invoice, with(form)))
                .as("a form that reversed nothing can be named again")
                .isNotEqualTo(id);
    }

    @Test
    void an_operator_asks_the_customer_and_reads_the_answer_before_deciding() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        RequestId id = accepted(invoice, with(formFor(invoice, State.CONFIRMED)));
        assertThatThrownBy(() -> cases.decide(OPERATOR, id, Map.of("decision", "askForMore", "reason", " ")))
                .hasMessageContaining("question");

        cases.decide(OPERATOR, id, Map.of("decision", "askForMore", "reason", "Does the buyer keep the services?"));

        assertThat(cases.hasTask(id)).isFalse();
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(requests.find(id).orElseThrow().promisePaused()).isTrue();
        assertThat(view(id).promisedAt()).isNull();
        assertThat(cases.mails(id)).contains("case-question");
        Instant before = requests.promiseOf(id).limit();
        time.asOf(
                clock.instant().plus(Duration.ofDays(9)),
                () -> done(answers.answer(customer, id, "No, all end.", List.of())));

        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        assertThat(String.valueOf(cases.variable(id, BRIEF)))
                .contains("Does the buyer keep the services?", "No, all end");
        assertThat(requests.find(id).orElseThrow().status()).isEqualTo("IN_PROCESS");
        assertThat(requests.promiseOf(id).limit()).isAfter(before);
        assertThat(cases.job(id.value(), LIMIT_PASSED).getDuedate())
                .isEqualTo(Date.from(requests.promiseOf(id).limit()));
        assertThat(cases.trace(id)).contains(ASK_CUSTOMER);
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed", "reason", "As you say."));
        askBureau(id);
        assertThat(view(id).decidedNote()).isEqualTo("As you say.");
    }

    @Test
    void after_an_answer_to_the_second_operator_both_decide_again() {
        InvoiceFacts invoice = issued(SPECIAL, "100000.01", true);
        RequestId id = accepted(invoice, with(formFor(invoice, State.CONFIRMED)));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed", "reason", "All is well."));
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("All is well");
        cases.decide(OPERATOR_2, id, Map.of("decision", "askForMore", "reason", "Really all of it?"));
        done(answers.answer(customer, id, "Yes", List.of()));
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);

        cases.decide(OPERATOR_2, id, Map.of("decision", "issueRed"));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);

        assertThat(view(id).decidedBy()).isEqualTo("tax-operator2");
        assertThat(view(id).confirmedBy()).isEqualTo("tax-operator");
    }

    @Test
    void while_the_customer_is_asked_the_72_hours_of_the_form_go_on() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        Instant madeAt = clock.instant().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER, madeAt);
        RequestId id = accepted(invoice, with(form));
        cases.decide(OPERATOR, id, Map.of("decision", "askForMore", "reason", "Why?"));

        later(madeAt.plus(Duration.ofDays(3)), id, FORM_VOID_MEANWHILE);
        later(madeAt.plus(Duration.ofDays(3)), id, LOOK_AGAIN);

        assertThat(cases.trace(id)).contains(FORM_VOID_MEANWHILE, END_FORM_VOID);
        cases.assertEnded(id);
        assertThat(cases.outcome(id)).isEqualTo("FORM_VOID");
        assertThat(codes(answers.answer(customer, id, "Because", List.of()))).containsExactly("NO_OPEN_QUESTION");
    }

    @Test
    void above_the_amount_another_operator_decides_too_and_never_the_same() {
        InvoiceFacts invoice = issued(SPECIAL, "100000.01", true);
        RequestId id = accepted(invoice, with(formFor(invoice, State.CONFIRMED)));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(CONFIRM_RED);
        assertThat(view(id).status()).isEqualTo("CONFIRMING");
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("tax\\-operator");
        assertThatThrownBy(() -> cases.decide(OPERATOR, id, Map.of("decision", "issueRed")))
                .isInstanceOf(CompletionRefusedException.class);
        assertThat(view(id).status()).isEqualTo("CONFIRMING");

        cases.decide(OPERATOR_2, id, Map.of("decision", "issueRed"));
        askBureau(id);

        assertThat(cases.trace(id))
                .containsExactly(traceOf(
                        RECORD_DECISION,
                        GATEWAY_SECOND,
                        CONFIRM_RED,
                        RECORD_DECISION,
                        GATEWAY_SECOND,
                        END_DECIDED,
                        GATEWAY_DECISION,
                        ISSUE_RED,
                        GATEWAY_BUREAU_ANSWER,
                        END_INVOICE_RETURNED));
        assertThat(view(id).confirmedBy()).isEqualTo("tax-operator2");
    }

    @Test
    void at_the_amount_one_is_enough_and_the_second_may_say_no() {
        InvoiceFacts just = issued(SPECIAL, "100000.00", true);
        RequestId one = accepted(just, with(formFor(just, State.CONFIRMED)));
        cases.decide(OPERATOR, one, Map.of("decision", "issueRed"));
        assertThat(cases.hasTask(one)).isFalse();

        InvoiceFacts large = issued(SPECIAL, "200000.00", true);
        RequestId two = accepted(large, with(formFor(large, State.CONFIRMED)));
        cases.decide(OPERATOR, two, Map.of("decision", "issueRed"));
        cases.decide(OPERATOR_2, two, Map.of("decision", "reject", "reason", "Ask the buyer first."));

        assertThat(cases.outcome(two)).isEqualTo("REJECTED");
        assertThat(bureau.reversals()).isEmpty();
    }

    @Test
    void the_earlier_clock_is_the_due_date_and_both_end_with_their_consequence() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        Instant madeAt = clock.instant().minus(Duration.ofHours(70)).truncatedTo(ChronoUnit.MILLIS);
        RequestId id = accepted(invoice, with(formFor(invoice, State.WAITING_FOR_SELLER, madeAt)));
        assertThat(cases.task(id).getDueDate()).isEqualTo(Date.from(madeAt.plus(Duration.ofDays(3))));
        assertThat(view(id).formVoidAt()).isEqualTo(madeAt.plus(Duration.ofDays(3)));
        assertThat(view(id).promisedAt()).isEqualTo(requests.promiseOf(id).limit());

        cases.execute(id, TIME_SHORT);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.REMINDED);
        cases.execute(id, LIMIT_PASSED);
        assertThat(cases.task(id).getPriority()).isEqualTo(TaskPriority.OVERDUE);
        assertThat(cases.candidates(id)).containsExactlyInAnyOrder(Groups.TAX_OPERATORS, Groups.TAX_SUPERVISORS);
        atTheEnd(id, madeAt);

        assertThat(cases.trace(id))
                .contains(
                        TIME_SHORT,
                        REMIND_OPERATORS,
                        END_OPERATORS_REMINDED,
                        LIMIT_PASSED,
                        ESCALATE_RETURN,
                        END_RETURN_ESCALATED,
                        FORM_VOID,
                        LOOK_AGAIN,
                        RULE_AGAIN,
                        GATEWAY_STILL_FITS,
                        END_VOID_RETURN,
                        END_FORM_VOID);
        cases.assertEnded(id);
        assertThat(cases.outcome(id)).isEqualTo("FORM_VOID");
        assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
        assertThat(cases.mails(id))
                .containsExactly("return-form-void", "return-overdue", "return-reminder", "return-requested");
        assertThat(bureau.calls()).containsExactly("form", "form");
        assertThat(letter(id, "return-form-void")).contains(String.valueOf(view(id).formNumber()));
    }

    @Test
    void a_form_that_was_confirmed_elsewhere_is_not_ended_when_its_72_hours_are_over() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        Instant madeAt = clock.instant().minus(Duration.ofHours(71)).truncatedTo(ChronoUnit.MILLIS);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER, madeAt);
        RequestId id = accepted(invoice, with(form));
        Task before = cases.task(id);
        bureau.show(in(State.CONFIRMED, form));

        atTheEnd(id, madeAt);

        assertThat(cases.trace(id)).contains(LOOK_AGAIN, RULE_AGAIN, GATEWAY_STILL_FITS, END_FORM_HOLDS);
        assertThat(cases.task(id).getId()).as("nobody loses the task").isEqualTo(before.getId());
        assertThat(cases.task(id).getDueDate())
                .isEqualTo(Date.from(requests.promiseOf(id).target()));
        assertThat(String.valueOf(cases.variable(id, BRIEF))).doesNotContain("form void");
        assertThat(view(id).formVoidAt()).isNull();
        assertThat(view(id).findings()).extracting(Finding::code).contains("FORM_CONFIRMED", "OPERATOR_DECIDES");
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
        assertThat(bureau.calls()).doesNotContain("confirm");
    }

    @Test
    void the_first_of_two_decisions_stands_when_the_form_is_looked_at_again() {
        InvoiceFacts invoice = issued(SPECIAL, "100000.01", true);
        Instant madeAt = clock.instant().minus(Duration.ofHours(70)).truncatedTo(ChronoUnit.MILLIS);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER, madeAt);
        RequestId id = accepted(invoice, with(form));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        bureau.show(in(State.NO_CONFIRMATION_NEEDED, form));

        atTheEnd(id, madeAt);
        cases.decide(OPERATOR_2, id, Map.of("decision", "issueRed"));
        askBureau(id);

        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
        assertThat(view(id).decidedBy()).isEqualTo("tax-operator");
    }

    @Test
    void what_the_bureau_itself_calls_lapsed_ends_the_return_and_what_was_withdrawn_is_said_so() {
        for (State state : List.of(State.LAPSED, State.WITHDRAWN)) {
            InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
            Instant madeAt = clock.instant().minus(Duration.ofHours(70)).truncatedTo(ChronoUnit.MILLIS);
            ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER, madeAt);
            RequestId id = accepted(invoice, with(form));
            bureau.show(in(state, form));

            atTheEnd(id, madeAt);

            assertThat(cases.outcome(id)).isEqualTo(state == State.LAPSED ? "FORM_VOID" : "REJECTED");
            assertThat(statusOf(invoice)).isEqualTo("RETURN_REJECTED");
            cases.assertEnded(id);
        }
    }

    @Test
    void while_the_bureau_is_away_no_clock_ends_a_return_and_an_operator_goes_on() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        Instant madeAt = clock.instant().minus(Duration.ofHours(70)).truncatedTo(ChronoUnit.MILLIS);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER, madeAt);
        RequestId id = accepted(invoice, with(form));
        bureau.show(in(State.CONFIRMED, form));
        cases.execute(id, FORM_VOID);
        Job look = cases.job(id.value(), LOOK_AGAIN);
        bureau.goDown();
        assertThatThrownBy(() -> management.executeJob(look.getId())).hasMessageContaining("Remedy:");
        bureau.comeBack();

        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);

        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
        cases.assertEnded(id);
        assertThat(management.createJobQuery().jobId(look.getId()).count()).isZero();
    }

    @Test
    void a_look_that_comes_after_the_decision_changes_nothing() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        Instant madeAt = clock.instant().minus(Duration.ofHours(71)).truncatedTo(ChronoUnit.MILLIS);
        RequestId id = accepted(invoice, with(formFor(invoice, State.WAITING_FOR_SELLER, madeAt)));
        cases.execute(id, FORM_VOID);
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));

        later(madeAt.plus(Duration.ofHours(73)), id, LOOK_AGAIN);

        assertThat(cases.trace(id)).contains(END_FORM_HOLDS);
        assertThat(view(id).status()).isEqualTo("ISSUING_RED");
        askBureau(id);
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void what_a_form_says_at_the_moment_of_the_red_letter_invoice_counts() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        ConfirmationForm form = formFor(invoice, State.CONFIRMED);
        RequestId id = accepted(invoice, with(form));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        bureau.show(in(State.REVOKED, form));

        askBureau(id);

        assertThat(bureau.reversals()).isEmpty();
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("FORM\\_VOID", "09");

        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        bureau.show(in(State.CONFIRMED, form));
        askBureau(id);

        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void a_confirmed_form_is_accepted_however_old_it_is_and_no_clock_of_72_hours_runs() {
        for (State state : List.of(State.CONFIRMED, State.NO_CONFIRMATION_NEEDED)) {
            InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
            Instant fourDaysAgo = clock.instant().minus(Duration.ofDays(4));

            RequestId id = accepted(invoice, with(formFor(invoice, state, fourDaysAgo)));

            assertThat(view(id).formVoidAt()).isNull();
            assertThat(cases.task(id).getDueDate())
                    .isEqualTo(Date.from(requests.promiseOf(id).limit()));
            assertThat(cases.job(id.value(), FORM_VOID).getDuedate()).isAfter("3000-01-01");
            cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
            askBureau(id);
            assertThat(statusOf(invoice)).isEqualTo("RETURNED");
        }
    }

    @Test
    void operators_have_a_list_in_which_the_case_whose_time_ends_first_comes_first() {
        InvoiceFacts later = issued(SPECIAL, "1200.00", true);
        InvoiceFacts sooner = issued(SPECIAL, "1200.00", true);
        RequestId first = accepted(later, with(formFor(later, State.CONFIRMED)));
        Instant almostOver = clock.instant().minus(Duration.ofHours(71));
        RequestId second = accepted(sooner, with(formFor(sooner, State.WAITING_FOR_SELLER, almostOver)));
        List<String> listed = new CopyOnWriteArrayList<>();

        String filter = filters.createTaskFilterQuery()
                .filterName("First due first")
                .singleResult()
                .getId();
        cases.as(OPERATOR, () -> filters.<Task>listPage(filter, 0, 200)
                .forEach(task -> listed.add(task.getProcessInstanceId())));

        assertThat(listed).containsSubsequence(cases.instanceOf(second), cases.instanceOf(first));
    }

    @Test
    void with_a_fresh_form_over_a_weekend_the_promise_or_the_form_whichever_comes_first_is_due() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        RequestId id = accepted(invoice, with(formFor(invoice, State.WAITING_FOR_SELLER)));
        Instant promise = requests.promiseOf(id).limit();
        Instant formVoid = view(id).formVoidAt();

        assertThat(formVoid).isNotNull();
        assertThat(cases.task(id).getDueDate()).isEqualTo(Date.from(promise.isBefore(formVoid) ? promise : formVoid));
    }

    @Test
    void every_reason_why_a_form_does_not_fit_is_told_at_once_and_nothing_is_opened() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        InvoiceFacts other = issued(SPECIAL, "1200.00", true);
        ConfirmationForm wrong =
                form(other, State.REVOKED, Yuan.of("1132.07"), clock.instant().minus(Duration.ofHours(73)));
        bureau.show(wrong);

        assertThat(refused(invoice, with(wrong)))
                .containsExactly("FORM_VOID", "FORM_NAMES_OTHER_INVOICE", "FORM_AMOUNTS_DIFFER");
        assertThat(refused(invoice, with(formFor(invoice, State.WAITING_FOR_BUYER))))
                .containsExactly("FORM_AWAITS_BUYER");
        assertThat(refused(invoice, new ReturnWish("x", null, "33010626110000000000")))
                .containsExactly("FORM_NOT_FOUND");
        assertThat(refused(invoice, WISH)).containsExactly("FORM_NUMBER_REQUIRED");
        assertThat(refused(invoice, new ReturnWish(null, null, "3301062602100000001")))
                .containsExactly("FORM_NUMBER_INVALID", "RETURN_REASON_REQUIRED");
        assertThat(statusOf(invoice)).isEqualTo("INVOICED");
        assertThat(requests.count(customer.name())).isZero();
    }

    @Test
    void while_the_bureau_is_away_the_case_is_opened_and_the_form_is_looked_at_when_it_is_back() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        ConfirmationForm form = formFor(invoice, State.CONFIRMED);
        bureau.goDown();
        RequestId id = accepted(invoice, with(form));
        assertThat(view(id).status()).isEqualTo("CHECKING_FORM");
        assertThat(cases.hasTask(id)).isFalse();
        assertThat(detail(id)).contains("tax bureau");
        Job job = cases.job(id.value(), CHECK_FORM);
        for (int attempt = 0; attempt < 6; attempt++) {
            assertThatThrownBy(() -> management.executeJob(job.getId()));
        }
        Incident incident = runtime.createIncidentQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        assertThat(incident.getIncidentMessage()).contains(id.value(), form.number(), "Check form", "Remedy:");
        bureau.comeBack();
        management.setJobRetries(job.getId(), 1);
        management.executeJob(job.getId());

        assertThat(view(id).status()).isEqualTo("IN_PROCESS");
        assertThat(view(id).findings()).extracting(Finding::code).contains("FORM_FOUND", "OPERATOR_DECIDES");
        assertThat(cases.job(id.value(), FORM_VOID).getDuedate()).isAfter("3000-01-01");
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);
        assertThat(cases.trace(id)).contains(CHECK_FORM, RULE_ON_RETURN, END_INVOICE_RETURNED);
    }

    @Test
    void a_form_that_turns_out_not_to_fit_ends_the_case_with_every_reason() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        ConfirmationForm form =
                form(invoice, State.LAPSED, Yuan.of("1.00"), clock.instant().minus(Duration.ofHours(1)));
        bureau.show(form);
        bureau.goDown();
        RequestId id = accepted(invoice, with(form));
        bureau.comeBack();

        cases.execute(id, CHECK_FORM);

        cases.assertTrace(
                id,
                START_RETURN_REQUESTED,
                EXAMINE,
                START_EXAMINATION,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                CHECK_FORM,
                RULE_ON_RETURN,
                GATEWAY_STANDING,
                REJECT_UNFIT,
                END_FORM_UNFIT,
                GATEWAY_DECISION,
                END_RETURN_REJECTED);
        assertThat(cases.outcome(id)).isEqualTo("REJECTED");
        assertThat(letter(id, "return-rejected")).contains("void", "1132.08");
        assertThat(view(id).endCode()).isEqualTo("FORM_VOID");
    }

    @Test
    void what_the_bureau_refuses_comes_back_to_an_operator() {
        bureau.then(Turn.REFUSE);
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        RequestId id = accepted(invoice, with(formFor(invoice, State.CONFIRMED)));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("BUYER\\_UNKNOWN");

        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);

        assertThat(bureau.reversals()).extracting(RedInvoice::requestId).doesNotHaveDuplicates();
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void a_form_that_cannot_be_agreed_to_any_more_is_not_used() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER);
        RequestId id = accepted(invoice, with(form));
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        bureau.show(in(State.WITHDRAWN, form));

        askBureau(id);

        assertThat(bureau.reversals()).isEmpty();
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        assertThat(String.valueOf(cases.variable(id, BRIEF))).contains("FORM\\_VOID");
    }

    @Test
    void a_change_of_the_bookkeeping_is_written_down_and_the_rules_look_again() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", false);
        RequestId id = accepted(invoice, with(formFor(invoice, State.CONFIRMED)));

        book(invoice, true);

        assertThat(cases.actions(id)).contains("BOOKING_CHANGED");
        assertThat(cases.trace(id)).contains(START_BOOKING_CHANGED, REEXAMINE_RETURN, END_RETURN_REEXAMINED);
        assertThat(view(id).findings()).extracting(Finding::code).contains("SPECIAL_NEEDS_FORM", "FORM_REVERSES_ALL");
        assertThat(cases.task(id).getTaskDefinitionKey()).isEqualTo(PROCESS_RETURN);
        cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
        askBureau(id);
        assertThat(cases.outcome(id)).isEqualTo("RED_ISSUED");
    }

    @Test
    void a_withdrawn_return_leaves_the_invoice_as_it_was_and_the_form_free() {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER);
        RequestId id = accepted(invoice, with(form));

        done(withdrawing.withdraw(customer.name(), id));

        assertThat(cases.trace(id)).contains(START_RETURN_WITHDRAWN, END_RETURN_WITHDRAWN);
        cases.assertEnded(id);
        assertThat(cases.hasTask(id)).isFalse();
        assertThat(statusOf(invoice)).isEqualTo("INVOICED");
        assertThat(accepted(invoice, with(form))).isNotEqualTo(id);
    }

    @Race
    void of_a_withdrawal_and_a_decision_at_once_exactly_one_counts() throws Exception {
        for (int pair = 0; pair < 8; pair++) {
            InvoiceFacts invoice = issued(SPECIAL, "10.00", true);
            RequestId id = accepted(invoice, with(formFor(invoice, State.CONFIRMED)));
            together(
                    () -> told(() -> withdrawing.withdraw(customer.name(), id)),
                    () -> told(() -> cases.decide(OPERATOR, id, Map.of("decision", "reject", "reason", "no"))));

            boolean withdrawn = cases.outcome(id).equals("WITHDRAWN");
            assertThat(cases.outcome(id)).isIn("WITHDRAWN", "REJECTED");
            assertThat(statusOf(invoice)).isEqualTo(withdrawn ? "INVOICED" : "RETURN_REJECTED");
            assertThat(cases.mails(id))
                    .containsExactlyInAnyOrder("return-requested", withdrawn ? "return-withdrawn" : "return-rejected");
            cases.assertEnded(id);
            assertThat(cases.hasTask(id)).isFalse();
        }
    }

    @Race
    void of_the_end_of_the_form_and_a_decision_in_the_same_second_exactly_one_counts() throws Exception {
        for (int pair = 0; pair < 8; pair++) {
            InvoiceFacts invoice = issued(SPECIAL, "10.00", true);
            Instant madeAt = clock.instant().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
            ConfirmationForm form = formFor(invoice, State.WAITING_FOR_SELLER, madeAt);
            RequestId id = accepted(invoice, with(form));
            cases.execute(id, FORM_VOID);
            Job over = cases.job(id.value(), LOOK_AGAIN);
            bureau.show(in(State.LAPSED, form));
            together(
                    () -> told(() -> management.executeJob(over.getId())),
                    () -> told(() -> cases.decide(OPERATOR, id, Map.of("decision", "issueRed"))));

            if (view(id).status().equals("IN_PROCESS")) {
                // Each was in the other's way and both were undone, which the operator was told: the next try counts.
                cases.decide(OPERATOR, id, Map.of("decision", "issueRed"));
            }
            if (view(id).open()) {
                // Decided in time: what is put to the bureau is the bureau's to say.
                assertThat(view(id).decidedBy()).isEqualTo("tax-operator");
                bureau.show(form);
                askBureau(id);
            }
            boolean lapsed = cases.outcome(id).equals("FORM_VOID");
            assertThat(cases.outcome(id)).isIn("FORM_VOID", "RED_ISSUED");
            assertThat(statusOf(invoice)).isEqualTo(lapsed ? "RETURN_REJECTED" : "RETURNED");
            assertThat(bureau.reversals().stream()
                            .filter(red -> red.blue().number().equals(invoice.number())))
                    .hasSize(lapsed ? 0 : 1);
            cases.assertEnded(id);
        }
    }

    @Race
    void of_two_invoices_returned_by_the_same_form_at_once_one_is_refused() throws Exception {
        InvoiceFacts invoice = issued(SPECIAL, "10.00", true);
        InvoiceFacts twin = issued(SPECIAL, "10.00", true);
        ConfirmationForm form = formFor(invoice, State.CONFIRMED);
        bureau.goDown();
        List<String> refused = new CopyOnWriteArrayList<>();

        together(() -> refused.addAll(refused(invoice, with(form))), () -> refused.addAll(refused(twin, with(form))));

        assertThat(refused).containsExactly("FORM_ALREADY_USED");
        assertThat(requests.open(customer.name())).hasSize(1);
    }

    @AfterAll
    void every_element_of_the_model_was_reached() {
        cases.assertEveryStepTaken(PROCESS);
    }

    /** The 72 hours of the form are over, and it is looked at again. */
    private void atTheEnd(RequestId id, Instant madeAt) {
        later(madeAt.plus(Duration.ofDays(3)), id, FORM_VOID);
        later(madeAt.plus(Duration.ofDays(3)), id, LOOK_AGAIN);
    }

    private static ConfirmationForm in(State state, ConfirmationForm form) {
        return new ConfirmationForm(
                form.number(),
                state,
                form.blueNumber(),
                form.sellerTaxId(),
                form.buyerTaxId(),
                form.net(),
                form.tax(),
                form.reasonCode(),
                form.createdAt(),
                null);
    }

    /** Who comes too late is told so: a person that the case has moved on, a clock that somebody was in its way. */
    private static boolean told(Runnable step) {
        try {
            step.run();
            return true;
        } catch (CompletionRefusedException tooLate) {
            assertThat(tooLate.refusal().kind()).isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
            return false;
        } catch (OptimisticLockingException inTheWay) {
            return false;
        }
    }

    private static String[] traceOf(String... rest) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(UP_TO_THE_TASK), java.util.Arrays.stream(rest))
                .toArray(String[]::new);
    }
}
