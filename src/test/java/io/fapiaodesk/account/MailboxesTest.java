package io.fapiaodesk.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.account.persistence.MailboxTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalFixtures;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class MailboxesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final MailboxTable table = new MailboxTable(TestDatabase.jdbc(), SealerFixtures.sealer());
    private final Mailboxes mailboxes = new Mailboxes(table);
    private final Journal journal = JournalFixtures.journal(CLOCK);
    private final MaintainMailboxes maintain = new MaintainMailboxes(table, journal, CLOCK);
    private final SignedIn customer = customer();

    @BeforeEach
    void import_the_account() {
        importAccount(customer);
    }

    @Test
    void an_account_begins_without_a_mailbox() {
        assertThat(mailboxes.of(customer.name())).isEmpty();
        assertThat(mailboxes.defaultOf(customer.name())).isEmpty();
    }

    @Test
    void the_first_mailbox_is_the_default_and_the_next_is_not() {
        Mailbox first = add("first@customer.example", null);
        Mailbox second = add("second@customer.example", null);

        assertThat(mailboxes.of(customer.name())).containsExactlyInAnyOrder(first, second);
        assertThat(mailboxes.defaultOf(customer.name())).contains(first);
    }

    @Test
    void the_first_mailbox_is_not_the_default_when_the_customer_says_so() {
        add("first@customer.example", false);

        assertThat(mailboxes.defaultOf(customer.name())).isEmpty();
    }

    @Test
    void there_is_one_default_however_often_it_is_switched() {
        Mailbox first = add("first@customer.example", null);
        Mailbox second = add("second@customer.example", true);
        assertThat(mailboxes.defaultOf(customer.name())).contains(second);

        done(() -> maintain.change(customer, first.id(), null, true));

        assertThat(mailboxes.of(customer.name())).filteredOn(Mailbox::isDefault).containsExactly(first);
    }

    @Test
    void a_default_may_be_given_up_without_another() {
        Mailbox first = add("first@customer.example", null);

        done(() -> maintain.change(customer, first.id(), null, false));

        assertThat(mailboxes.defaultOf(customer.name())).isEmpty();
        assertThat(actions()).contains("MAILBOX_NO_LONGER_DEFAULT");
    }

    @Test
    void an_address_is_changed_in_its_normal_form() {
        Mailbox mailbox = add("first@customer.example", null);

        Mailbox changed = done(() -> maintain.change(customer, mailbox.id(), " Second@Customer.EXAMPLE ", null));

        assertThat(changed.address().value()).isEqualTo("Second@customer.example");
        assertThat(changed.isDefault()).isTrue();
        assertThat(mailboxes.find(mailbox.id())).contains(changed);
    }

    @Test
    void a_change_that_changes_nothing_is_not_told() {
        Mailbox mailbox = add("first@customer.example", null);
        List<String> before = actions();

        done(() -> maintain.change(customer, mailbox.id(), "first@customer.example", true));

        assertThat(actions()).isEqualTo(before);
    }

    @Test
    void after_the_default_is_deleted_none_takes_its_place_unasked() {
        Mailbox first = add("first@customer.example", null);
        Mailbox second = add("second@customer.example", null);

        done(() -> maintain.delete(customer, first.id()));

        assertThat(mailboxes.of(customer.name())).containsExactly(second);
        assertThat(mailboxes.defaultOf(customer.name())).isEmpty();
        assertThat(mailboxes.find(first.id())).isEmpty();
        assertThat(mailboxes.ownerOf(first.id())).contains(customer.name());
    }

    @Test
    void a_deleted_mailbox_keeps_no_address_and_may_be_added_again() {
        Mailbox first = add("first@customer.example", null);
        done(() -> maintain.delete(customer, first.id()));

        assertThat(TestDatabase.jdbc()
                        .sql("select count(*) from mailbox where id = ? and address is null and not is_default")
                        .param(first.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(add("first@customer.example", null).id()).isNotEqualTo(first.id());
    }

    @Test
    void an_address_is_kept_once() {
        add("first@customer.example", null);
        Mailbox second = add("second@customer.example", null);

        assertThat(code(() -> maintain.add(customer, "first@CUSTOMER.example", null)))
                .isEqualTo("MAILBOX_EXISTS");
        assertThat(code(() -> maintain.change(customer, second.id(), "first@customer.example", null)))
                .isEqualTo("MAILBOX_EXISTS");
    }

    @Test
    void what_is_no_address_is_refused_at_its_field() {
        Mailbox mailbox = add("first@customer.example", null);

        for (Result<Mailbox> answer : List.of(
                inTransaction(() -> maintain.add(customer, "first@customer.example\r\nBcc: a@b.example", null)),
                inTransaction(() -> maintain.change(customer, mailbox.id(), "nobody", null)))) {
            assertThat(refusal(answer).code()).isEqualTo("EMAIL_INVALID");
            assertThat(refusal(answer).pointer()).isEqualTo("/address");
        }
        assertThat(code(() -> maintain.add(customer, null, null))).isEqualTo("REQUIRED");
    }

    @Test
    void fifty_mailboxes_are_the_most_also_when_two_are_added_at_once() throws Exception {
        for (int n = 1; n < MaintainMailboxes.MOST; n++) {
            add("mailbox" + n + "@customer.example", null);
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<Result<Mailbox>>> additions = List.of(
                () -> inTransaction(() -> maintain.add(customer, "one@customer.example", null)),
                () -> inTransaction(() -> maintain.add(customer, "other@customer.example", null)));
        List<Result<Mailbox>> answers = new ArrayList<>();
        for (Future<Result<Mailbox>> answer : two.invokeAll(additions)) {
            answers.add(answer.get());
        }
        two.shutdown();

        assertThat(answers).hasAtLeastOneElementOfType(Result.Done.class);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Result.Refused<Mailbox>)
                .singleElement()
                .satisfies(answer -> assertThat(refusal(answer).code()).isEqualTo("TOO_MANY_MAILBOXES"));
        assertThat(mailboxes.of(customer.name())).hasSize(MaintainMailboxes.MOST);
    }

    @Test
    void somebody_else_s_mailbox_looks_like_one_that_does_not_exist() {
        SignedIn other = customer();
        importAccount(other);
        Mailbox mine = add("first@customer.example", null);

        for (String id : List.of(mine.id(), "no-such-mailbox")) {
            assertThat(code(() -> maintain.change(other, id, "a@customer.example", true)))
                    .isEqualTo("NOT_FOUND");
            assertThat(code(() -> maintain.delete(other, id))).isEqualTo("NOT_FOUND");
        }
        assertThat(mailboxes.of(customer.name())).containsExactly(mine);
    }

    @Test
    void staff_have_no_mailboxes_of_their_own() {
        SignedIn staff = new SignedIn("reviewer", null, Set.of("title-reviewers"));

        assertThat(code(() -> maintain.add(staff, "a@customer.example", null))).isEqualTo("NOT_A_CUSTOMER");
        assertThat(code(() -> maintain.delete(staff, "x"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void every_change_is_in_the_journal_and_no_address_is() {
        Mailbox first = add("first@customer.example", null);
        done(() -> maintain.change(customer, first.id(), "second@customer.example", null));
        done(() -> maintain.delete(customer, first.id()));

        assertThat(actions())
                .containsExactly("MAILBOX_ADDED", "MAILBOX_MADE_DEFAULT", "MAILBOX_ADDRESS_CHANGED", "MAILBOX_DELETED");
        assertThat(journal.read("account/" + customer.name()))
                .extracting(JournalLine::details)
                .allSatisfy(details -> assertThat(details).containsOnlyKeys("mailbox"));
    }

    private List<String> actions() {
        return journal.read("account/" + customer.name()).stream()
                .map(JournalLine::action)
                .toList();
    }

    private Mailbox add(String address, @Nullable Boolean isDefault) {
        return done(() -> maintain.add(customer, address, isDefault));
    }

    private static Mailbox done(Supplier<Result<Mailbox>> step) {
        return inTransaction(step).fold(mailbox -> mailbox, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static String code(Supplier<Result<Mailbox>> step) {
        return refusal(inTransaction(step)).code();
    }

    private static Refusal refusal(Result<Mailbox> answer) {
        return answer.fold(
                mailbox -> {
                    throw new AssertionError("Not refused");
                },
                refusals -> refusals.get(0));
    }

    private static Result<Mailbox> inTransaction(Supplier<Result<Mailbox>> step) {
        Result<Mailbox> answer = TestDatabase.transaction().execute(status -> step.get());
        if (answer == null) {
            throw new AssertionError("No answer");
        }
        return answer;
    }

    private static SignedIn customer() {
        String id = "mailboxes-" + UUID.randomUUID();
        return new SignedIn(id, id, Set.of());
    }

    private static void importAccount(SignedIn customer) {
        new AccountTable(new NamedParameterJdbcTemplate(TestDatabase.dataSource()), SealerFixtures.sealer())
                .save(
                        List.of(new Account(
                                customer.name(),
                                Account.Kind.PERSONAL,
                                "A Person",
                                null,
                                "account@customer.example",
                                Account.Language.EN,
                                null,
                                null,
                                false,
                                false,
                                null,
                                Yuan.ZERO,
                                false)),
                        CLOCK.instant());
    }
}
