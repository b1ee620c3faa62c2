package io.fapiaodesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalFixtures;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.security.ChangeSignIn.Changed;
import io.fapiaodesk.platform.security.ChangeSignIn.Wanted;
import io.fapiaodesk.platform.web.Turns;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class ChangeSignInTest {

    private static final String LONG = "a long new secret";
    private static final SignedIn ADMIN = new SignedIn("the-administrator", null, Set.of(Groups.ADMINISTRATORS));

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(4);
    private final List<Object> events = new ArrayList<>();
    private final SignIns signIns = new SignIns(TestDatabase.jdbc(), event -> {
        synchronized (events) {
            events.add(event);
        }
    });
    private final Journal journal = JournalFixtures.journal(Clock.systemUTC());
    private final ChangeSignIn change =
            new ChangeSignIn(signIns, encoder, new Turns(TestDatabase.jdbc()), new SignInJournal(journal));
    private final String name = "clerk-" + UUID.randomUUID();

    /** Who is the last administrator is a question to the whole table, so these tests begin without any. */
    @BeforeEach
    @AfterEach
    void there_is_no_administrator() {
        TestDatabase.jdbc()
                .sql("DELETE FROM sign_in WHERE name IN ('admin', 'ops') OR 'camunda-admin' = ANY (groups)")
                .update();
    }

    private SignIn given(String signIn, Set<String> groups, boolean enabled) {
        SignIn saved = new SignIn(signIn, encoder.encode("the password before"), null, groups, enabled);
        TestDatabase.transaction().executeWithoutResult(status -> signIns.save(saved));
        events.clear();
        return saved;
    }

    private static Wanted password(String password) {
        return new Wanted(password, null, null, null);
    }

    private static Wanted groups(String... groups) {
        return new Wanted(null, null, Set.of(groups), null);
    }

    private static Wanted enabled(boolean enabled) {
        return new Wanted(null, null, null, enabled);
    }

    private @Nullable Result<Changed> put(String signIn, Wanted wanted) {
        return TestDatabase.transaction().execute(status -> change.changeOrAdd(ADMIN, signIn, wanted));
    }

    private @Nullable Result<Changed> patch(String signIn, Wanted wanted) {
        return TestDatabase.transaction().execute(status -> change.change(ADMIN, signIn, wanted));
    }

    private static String said(@Nullable Result<Changed> result) {
        assertThat(result).isNotNull();
        return result.fold(
                changed -> changed.isNew() ? "added" : "changed",
                refusals ->
                        String.join(" ", refusals.stream().map(Refusal::code).toList()));
    }

    private SignIn now(String signIn) {
        return signIns.find(signIn).orElseThrow();
    }

    @Test
    void a_new_password_alone_leaves_groups_and_a_closed_sign_in_as_they_are() {
        given(name, Set.of(Groups.TITLE_REVIEWERS, Groups.TAX_OPERATORS), false);

        assertThat(said(put(name, password(LONG)))).isEqualTo("changed");

        assertThat(now(name).groups()).containsExactlyInAnyOrder(Groups.TITLE_REVIEWERS, Groups.TAX_OPERATORS);
        assertThat(now(name).enabled()).isFalse();
        assertThat(encoder.matches(LONG, now(name).passwordHash())).isTrue();
        assertThat(said(patch(name, password(LONG + "!")))).isEqualTo("changed");
        assertThat(now(name).enabled()).isFalse();
        assertThat(encoder.matches(LONG + "!", now(name).passwordHash())).isTrue();
    }

    @Test
    void closing_and_opening_again_keeps_groups_and_password() {
        SignIn before = given(name, Set.of(Groups.TITLE_REVIEWERS), true);

        assertThat(said(put(name, enabled(false)))).isEqualTo("changed");
        assertThat(now(name))
                .isEqualTo(new SignIn(name, before.passwordHash(), null, Set.of(Groups.TITLE_REVIEWERS), false));
        assertThat(said(patch(name, enabled(true)))).isEqualTo("changed");

        assertThat(now(name)).isEqualTo(before);
        assertThat(events)
                .containsExactly(
                        new SignInChanged(name, Set.of(Groups.TITLE_REVIEWERS), false),
                        new SignInChanged(name, Set.of(Groups.TITLE_REVIEWERS), true));
    }

    @Test
    void the_journal_tells_who_let_whom_in_as_what_and_never_a_password() {
        put(name, new Wanted(LONG, null, Set.of(Groups.TITLE_REVIEWERS), null));
        patch(name, groups(Groups.TITLE_REVIEWERS, Groups.TAX_OPERATORS));
        patch(name, enabled(false));
        patch(name, enabled(false));
        patch(name, password(LONG + "!"));
        patch(name, password("short"));

        List<JournalLine> lines = journal.read(SignInJournal.chainOf(name));
        assertThat(lines)
                .extracting(line -> line.actor() + " " + line.action() + " " + new TreeMap<>(line.details()))
                .containsExactly(
                        "the-administrator SIGN_IN_ADDED {enabledAfter=true, enabledBefore=,"
                                + " groupsAfter=title-reviewers, groupsBefore=}",
                        "the-administrator SIGN_IN_CHANGED {groupsAfter=tax-operators title-reviewers,"
                                + " groupsBefore=title-reviewers}",
                        "the-administrator SIGN_IN_CHANGED {enabledAfter=false, enabledBefore=true}",
                        "the-administrator SIGN_IN_CHANGED {password=changed}");
        assertThat(lines.toString()).doesNotContain(LONG, now(name).passwordHash());
    }

    @Test
    void a_password_from_outside_is_told_of_as_set_at_the_start() {
        int before = journal.read(SignInJournal.chainOf("admin")).size();
        start(LONG, "");
        start(LONG, "");

        List<JournalLine> lines = journal.read(SignInJournal.chainOf("admin"));
        assertThat(lines).hasSize(before + 1);
        assertThat(lines.get(before).action()).isEqualTo("SIGN_IN_ADDED");
        assertThat(lines.get(before).by()).isEqualTo(By.SYSTEM);
    }

    @Test
    void other_groups_for_one_who_left_do_not_let_them_in_again() {
        SignIn before = given(name, Set.of(Groups.TITLE_REVIEWERS), false);

        assertThat(said(put(name, groups(Groups.TAX_OPERATORS)))).isEqualTo("changed");

        assertThat(now(name))
                .isEqualTo(new SignIn(name, before.passwordHash(), null, Set.of(Groups.TAX_OPERATORS), false));
        assertThat(said(patch(name, groups()))).isEqualTo("changed");
        assertThat(now(name).groups()).isEmpty();
    }

    @Test
    void a_customer_keeps_the_account_until_it_is_taken_away_by_name() {
        assertThat(said(put(name, new Wanted(LONG, "account-1", null, null)))).isEqualTo("added");
        assertThat(said(put(name, password(LONG + "!")))).isEqualTo("changed");
        assertThat(now(name).accountId()).isEqualTo("account-1");

        assertThat(said(put(name, groups(Groups.AUDITORS)))).isEqualTo("CUSTOMER_IN_GROUP");
        assertThat(now(name).groups()).isEmpty();
        assertThat(said(put(name, new Wanted(null, "", Set.of(Groups.AUDITORS), null))))
                .isEqualTo("changed");
        assertThat(now(name).accountId()).isNull();
    }

    @Test
    void one_that_its_account_removed_stays_removed_after_a_new_password() {
        SignIn invited = new SignIn(name, "hash", "account-2", Set.of(), true, true, "holder");
        TestDatabase.transaction().executeWithoutResult(status -> {
            signIns.invite(invited);
            signIns.removeInvited(name, "account-2");
        });

        assertThat(said(patch(name, password(LONG)))).isEqualTo("changed");
        assertThat(signIns.invitedTo("account-2")).isEmpty();

        assertThat(said(patch(name, enabled(true)))).isEqualTo("changed");
        assertThat(signIns.invitedTo("account-2")).extracting(SignIn::readOnly).containsExactly(true);
    }

    @Test
    void a_change_of_a_name_that_does_not_exist_adds_nobody() {
        assertThat(said(patch(name, new Wanted(LONG, null, Set.of(Groups.AUDITORS), true))))
                .isEqualTo("NOT_FOUND");
        assertThat(said(patch("no name", password(LONG)))).isEqualTo("NOT_FOUND");
        assertThat(signIns.find(name)).isEmpty();
        assertThat(said(put(name, enabled(true)))).isEqualTo("PASSWORD_MISSING");
        assertThat(said(put("no name", new Wanted("short", "no account", Set.of("emperors"), null))))
                .isEqualTo("SIGN_IN_NAME_INVALID GROUP_UNKNOWN IDENTIFIER_INVALID PASSWORD_LENGTH");
    }

    @Test
    void the_last_administrator_can_neither_leave_the_group_nor_be_closed() {
        SignIn last = given("admin", Set.of(Groups.ADMINISTRATORS, Groups.OPERATIONS), true);
        given(name, Set.of(Groups.ADMINISTRATORS), false);

        assertThat(said(put("admin", groups()))).isEqualTo("LAST_ADMINISTRATOR");
        assertThat(said(patch("admin", groups(Groups.OPERATIONS)))).isEqualTo("LAST_ADMINISTRATOR");
        assertThat(said(patch("admin", enabled(false)))).isEqualTo("LAST_ADMINISTRATOR");
        assertThat(now("admin")).isEqualTo(last);
        assertThat(events).isEmpty();
        assertThat(said(patch("admin", password(LONG)))).isEqualTo("changed");
        assertThat(said(patch("admin", groups(Groups.ADMINISTRATORS)))).isEqualTo("changed");

        assertThat(said(patch(name, enabled(true)))).isEqualTo("changed");
        assertThat(said(patch("admin", enabled(false)))).isEqualTo("changed");
        assertThat(said(patch(name, groups()))).isEqualTo("LAST_ADMINISTRATOR");
    }

    @Test
    void of_two_administrators_who_remove_each_other_at_the_same_time_one_remains() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                given("admin", Set.of(Groups.ADMINISTRATORS), true);
                given(name, Set.of(Groups.ADMINISTRATORS), true);
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<String> one = () -> {
                    together.await();
                    return said(patch("admin", enabled(false)));
                };
                Callable<String> other = () -> {
                    together.await();
                    return said(put(name, groups()));
                };
                List<String> answers = new ArrayList<>();
                for (Future<String> answer : two.invokeAll(List.of(one, other))) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder("changed", "LAST_ADMINISTRATOR");
            }
        } finally {
            two.shutdownNow();
        }
    }

    private void start(String adminPassword, String opsPassword) {
        RealSignIns first = new RealSignIns(
                signIns,
                encoder,
                new RealSignInProperties(adminPassword, opsPassword, ""),
                new SignInJournal(journal),
                TestDatabase.transactionManager());
        TestDatabase.transaction().executeWithoutResult(status -> first.afterPropertiesSet());
    }

    @Test
    void another_password_at_the_start_changes_the_password_and_nothing_else() {
        start(LONG, LONG);
        assertThat(now("admin").groups()).containsExactly(Groups.ADMINISTRATORS);
        put("admin", groups(Groups.ADMINISTRATORS, Groups.AUDITORS));
        put("ops", enabled(false));

        start(LONG + " 2", LONG + " 2");

        assertThat(now("admin").groups()).containsExactlyInAnyOrder(Groups.ADMINISTRATORS, Groups.AUDITORS);
        assertThat(encoder.matches(LONG + " 2", now("admin").passwordHash())).isTrue();
        assertThat(now("ops").enabled()).isFalse();
        assertThat(encoder.matches(LONG + " 2", now("ops").passwordHash())).isTrue();
    }

    @Test
    void where_no_administrator_is_left_the_start_makes_the_first_one_again() {
        SignIn lost = new SignIn("admin", encoder.encode(LONG), null, Set.of(), true);
        TestDatabase.transaction().executeWithoutResult(status -> signIns.save(lost));

        start(LONG, "");
        assertThat(now("admin").isAdministrator()).isTrue();

        given(name, Set.of(Groups.ADMINISTRATORS), true);
        put("admin", enabled(false));
        start(LONG, "");
        assertThat(now("admin").enabled()).isFalse();
    }
}
