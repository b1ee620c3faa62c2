package io.fapiaodesk.returning.process;

import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.ASK_TAX_BUREAU;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.invoicing.HandOutInvoice;
import io.fapiaodesk.invoicing.ImportBookingEvents;
import io.fapiaodesk.invoicing.ImportInvoices;
import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.sandbox.SandboxTime;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.question.AnswerCustomerQuestion;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.IssueRedInvoice;
import io.fapiaodesk.returning.ReadReturns;
import io.fapiaodesk.returning.ReturnInvoice;
import io.fapiaodesk.returning.ReturnView;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.WithdrawReturn;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.testing.AtOnce;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.ScriptedTaxBureau;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of both ways back share: a customer with issued invoices, forms, and a tax bureau that obeys. */
@Import(ReturnTrials.Bureau.class)
abstract class ReturnTrials {

    static final SignedIn OPERATOR = new SignedIn("tax-operator", null, Set.of(Groups.TAX_OPERATORS));
    static final SignedIn OPERATOR_2 = new SignedIn("tax-operator2", null, Set.of(Groups.TAX_OPERATORS));
    static final SignedIn CLERK = new SignedIn("paper-clerk", null, Set.of(Groups.PAPER_CLERKS));
    static final String BUYER = "91310115MA1K4TXT5W";
    static final String GENERAL = "GENERAL";
    static final String SPECIAL = "SPECIAL";
    static final ReturnWish WISH = new ReturnWish("开票信息有误", null, null);
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    @Autowired
    Cases cases;

    @Autowired
    ScriptedTaxBureau bureau;

    @Autowired
    ReturnInvoice returning;

    @Autowired
    WithdrawReturn withdrawing;

    @Autowired
    AnswerCustomerQuestion answers;

    @Autowired
    SandboxTime time;

    @Autowired
    ReadReturns returns;

    @Autowired
    Invoices invoices;

    @Autowired
    HandOutInvoice handOut;

    @Autowired
    Requests requests;

    @Autowired
    RequestViews views;

    @Autowired
    Entities entities;

    @Autowired
    ImportAccounts importAccounts;

    @Autowired
    ImportInvoices importInvoices;

    @Autowired
    ImportBookingEvents importBookings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    SignedIn customer = new SignedIn("nobody", null, Set.of());

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
        String accountId = "c-" + UUID.randomUUID();
        cases.deliver(
                "{\"accountId\": \"%s\", \"kind\": \"ENTERPRISE\", \"realName\": \"示例客户有限公司\", \"taxId\": \"%s\", \"email\": \"c@customer.example\", \"language\": \"en\"}"
                        .formatted(accountId, BUYER),
                importAccounts);
        customer = new SignedIn(accountId, accountId, Set.of());
    }

    /** An issued digital invoice over so much, at 6 %. */
    InvoiceFacts issued(String type, String gross, boolean booked) {
        return issued(type, "DIGITAL", gross, booked);
    }

    InvoiceFacts issued(String type, String medium, String gross, boolean booked) {
        String number = "2633%016d".formatted(NUMBERS.incrementAndGet());
        cases.deliver(
                "{\"number\": \"%s\", \"accountId\": \"%s\", \"entityCode\": \"E01\", \"type\": \"%s\", \"medium\": \"%s\", \"gross\": \"%s\", \"rate\": \"0.06\", \"issuedAt\": \"2026-01-15T10:00:00+08:00\", \"booked\": %s}"
                        .formatted(number, customer.name(), type, medium, gross, booked),
                importInvoices);
        return invoices.byNumber(List.of(number)).get(0);
    }

    void book(InvoiceFacts invoice, boolean booked) {
        cases.deliver(
                "{\"number\": \"%s\", \"booked\": %s, \"deducted\": false, \"at\": \"%s\"}"
                        .formatted(
                                invoice.number(),
                                booked,
                                ShanghaiTime.at(Instant.now().plusNanos(NUMBERS.incrementAndGet() % 1_000_000))),
                importBookings);
    }

    /** A form that the tax bureau knows, fits the invoice, and was made an hour ago. */
    ConfirmationForm formFor(InvoiceFacts invoice, ConfirmationForm.State state) {
        return formFor(invoice, state, clock.instant().minus(Duration.ofHours(1)));
    }

    ConfirmationForm formFor(InvoiceFacts invoice, ConfirmationForm.State state, Instant madeAt) {
        TaxSplit amounts = TaxRate.of("0.06").split(invoice.gross());
        ConfirmationForm form = form(invoice, state, amounts.net(), madeAt);
        bureau.show(form);
        return form;
    }

    ConfirmationForm form(InvoiceFacts invoice, ConfirmationForm.State state, Yuan net, Instant madeAt) {
        TaxSplit amounts = TaxRate.of("0.06").split(invoice.gross());
        return new ConfirmationForm(
                "330106" + "2611" + "%010d".formatted(NUMBERS.incrementAndGet()),
                state,
                String.valueOf(invoice.number()),
                String.valueOf(entities.get("E01").taxId()),
                BUYER,
                net,
                amounts.tax(),
                "02",
                madeAt,
                null);
    }

    static ReturnWish with(ConfirmationForm form) {
        return new ReturnWish("服务中止", "原发票", form.number());
    }

    RequestId accepted(InvoiceFacts invoice, ReturnWish wish) {
        return done(returning.request(customer.name(), invoice.id(), wish)).id();
    }

    List<String> refused(InvoiceFacts invoice, ReturnWish wish) {
        return codes(returning.request(customer.name(), invoice.id(), wish));
    }

    void askBureau(RequestId id) {
        cases.execute(IssueRedInvoice.errandOf(id), ASK_TAX_BUREAU);
    }

    /** Time passes, and what waits for it happens. */
    void later(Instant when, RequestId id, String event) {
        time.asOf(when, () -> {
            cases.execute(id, event);
            return null;
        });
    }

    ReturnView view(RequestId id) {
        return returns.find(id).orElseThrow();
    }

    String statusOf(InvoiceFacts invoice) {
        return invoices.find(invoice.id()).orElseThrow().status().name();
    }

    DocumentFile redFile(InvoiceFacts invoice, @Nullable String format) {
        return done(handOut.redFile(customer, invoice.id(), format));
    }

    String detail(RequestId id) {
        Request request = requests.find(id).orElseThrow();
        return String.valueOf(views.of(request).statusDetail());
    }

    String letter(RequestId id, String template) {
        return jdbc.sql("select arguments::text from notice where case_id = ? and template = ?")
                .param(id.value())
                .param(template)
                .query(String.class)
                .single();
    }

    /** Both at the same moment. */
    static void together(Callable<?> one, Callable<?> other) throws Exception {
        AtOnce.both(one, other);
    }

    static <T> T done(Result<T> result) {
        assertThat(result).as(String.valueOf(result)).isInstanceOf(Result.Done.class);
        return ((Result.Done<T>) result).value();
    }

    static List<String> codes(Result<?> result) {
        return result.fold(
                done -> List.of(),
                refusals -> refusals.stream().map(Refusal::code).toList());
    }
}
