package io.fapiaodesk.returning.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.time.Holidays;
import io.fapiaodesk.support.AskSupport;
import io.fapiaodesk.support.SupportForm;
import io.fapiaodesk.support.process.SupportRequestModel;
import io.fapiaodesk.taxbureau.ConfirmationForm.State;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.ScriptedTaxBureau.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** What becomes of running cases when the public holidays change, and what their tasks say of the time that is left. */
@ProcessTest
@TestPropertySource(properties = "fapiao.issuing.patience=PT0.1S")
class CalendarChangeIT extends ReturnTrials {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 12, 2);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Journal journal;

    @Autowired
    private AskSupport ask;

    @Autowired
    private FormService forms;

    @AfterEach
    void the_calendar_as_it_comes() {
        Holidays.enter(application, 2026);
    }

    @Test
    void a_holiday_that_is_added_moves_due_date_and_timers_of_a_question_to_us_too() {
        RequestId id = time.asOf(at("2026-11-30T10:00:00"), this::askedSupport);
        Instant before = requests.promiseOf(id).limit();

        Holidays.enter(application, 2026, WEDNESDAY);

        assertThat(requests.promiseOf(id).limit()).isAfter(before);
        assertThat(dueOf(id, SupportRequestModel.LIMIT_PASSED))
                .isEqualTo(requests.promiseOf(id).limit());
        assertThat(dueOf(id, SupportRequestModel.TARGET_NEAR))
                .isEqualTo(requests.promiseOf(id).reminder());
        assertThat(cases.task(id).getDueDate().toInstant())
                .isEqualTo(requests.promiseOf(id).target());
    }

    private RequestId askedSupport() {
        return ask.ask(customer, new SupportForm("OTHER", null, "什么时候开票？"), List.of())
                .fold(asked -> asked.requestId(), refusals -> {
                    throw new AssertionError(refusals);
                });
    }

    @Test
    void a_holiday_that_is_added_moves_the_promise_with_its_due_date_and_its_timers_and_the_journal_says_so() {
        RequestId id = time.asOf(at("2026-11-30T10:00:00"), () -> bookedReturn(Duration.ofMinutes(5)));
        assertThat(requests.promiseOf(id).limit()).isEqualTo(at("2026-12-03T23:59:59"));
        assertThat(requests.promiseOf(id).provisional()).isFalse();

        Holidays.enter(application, 2026, WEDNESDAY);

        Instant limit = at("2026-12-04T23:59:59");
        assertThat(requests.promiseOf(id).limit()).isEqualTo(limit);
        assertThat(dueOf(id, BookedInvoiceReturnModel.LIMIT_PASSED)).isEqualTo(limit);
        assertThat(cases.actions(id)).contains("PROMISE_RECOUNTED");
        assertThat(journal.read(id.value()))
                .filteredOn(line -> line.action().equals("PROMISE_RECOUNTED"))
                .singleElement()
                .satisfies(line -> assertThat(line.details())
                        .containsEntry("before", "2026-12-03")
                        .containsEntry("until", "2026-12-04"));
        assertThat(views.of(requests.find(id).orElseThrow()).timeline())
                .anySatisfy(entry -> assertThat(entry.detail()).contains("2026-12-04"));

        Holidays.enter(application, 2026);

        assertThat(requests.promiseOf(id).limit()).isEqualTo(at("2026-12-03T23:59:59"));
        assertThat(dueOf(id, BookedInvoiceReturnModel.LIMIT_PASSED)).isEqualTo(at("2026-12-03T23:59:59"));
    }

    @Test
    void a_change_that_touches_a_promise_nowhere_leaves_no_trace() {
        RequestId id = time.asOf(at("2026-11-30T10:00:00"), () -> bookedReturn(Duration.ofMinutes(5)));

        Holidays.enter(application, 2026, LocalDate.of(2026, 12, 16));

        assertThat(cases.actions(id)).doesNotContain("PROMISE_RECOUNTED");
    }

    @Test
    void the_task_of_a_direct_return_is_due_later_after_a_holiday_was_added() {
        bureau.then(Turn.REFUSE);
        RequestId id = time.asOf(at("2026-12-01T10:00:00"), () -> {
            RequestId opened = accepted(issued(GENERAL, "1200.00", false), WISH);
            askBureau(opened);
            return opened;
        });
        assertThat(cases.task(id).getDueDate()).isEqualTo(Date.from(at("2026-12-02T23:59:59")));

        Holidays.enter(application, 2026, WEDNESDAY);

        assertThat(cases.task(id).getDueDate()).isEqualTo(Date.from(at("2026-12-03T23:59:59")));
    }

    @Test
    void a_task_says_how_many_business_days_are_left_at_the_moment_in_which_it_is_opened() {
        RequestId id = time.asOf(at("2026-12-03T10:00:00"), () -> bookedReturn(Duration.ofMinutes(5)));

        assertThat(read(id, "2026-12-03T23:59:00")).contains("还剩3个工作日", "3 business days of the promise are left");
        assertThat(read(id, "2026-12-04T00:00:01")).contains("还剩2个工作日", "2 business days");
        assertThat(read(id, "2026-12-06T12:00:00"))
                .as("a Sunday takes no business day")
                .contains("2 business days");
        assertThat(read(id, "2026-12-07T09:00:00")).contains("还剩1个工作日", "1 business day of the promise is left");
        assertThat(read(id, "2026-12-08T23:00:00")).contains("今天到期", "The promise ends today (2026-12-08)");
    }

    @Test
    void an_overdue_task_says_by_how_many_business_days() {
        RequestId friday = time.asOf(at("2026-12-01T10:00:00"), () -> bookedReturn(Duration.ofMinutes(5)));

        assertThat(read(friday, "2026-12-05T10:00:00"))
                .as("on the Saturday after its last day")
                .contains("The promise ended on 2026-12-04");
        assertThat(read(friday, "2026-12-07T10:00:00")).contains("已逾期1个工作日", "Overdue by 1 business day:");
        assertThat(read(friday, "2026-12-11T10:00:00")).contains("已逾期5个工作日", "Overdue by 5 business days");
    }

    private RequestId bookedReturn(Duration age) {
        InvoiceFacts invoice = issued(SPECIAL, "1200.00", true);
        return accepted(
                invoice, with(formFor(invoice, State.CONFIRMED, clock.instant().minus(age))));
    }

    /** What the form of the task shows to an operator who opens it at that moment. */
    private String read(RequestId id, String when) {
        String[] shown = new String[1];
        time.asOf(at(when), () -> {
            cases.as(
                    OPERATOR,
                    () -> shown[0] = String.valueOf(
                            forms.getTaskFormVariables(cases.task(id).getId()).get("promiseLeft")));
            return null;
        });
        return shown[0];
    }

    private Instant dueOf(RequestId id, String event) {
        return cases.job(id.value(), event).getDuedate().toInstant();
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }
}
