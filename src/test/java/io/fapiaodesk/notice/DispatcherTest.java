package io.fapiaodesk.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.account.persistence.MailboxTable;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.notice.DeliverParkedNotice.Outcome;
import io.fapiaodesk.notice.domain.Backoff;
import io.fapiaodesk.notice.domain.Delivery;
import io.fapiaodesk.notice.persistence.NoticeTable;
import io.fapiaodesk.notice.persistence.StoredNotice;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.embedded.CaughtMail;
import io.fapiaodesk.platform.embedded.EmbeddedMail;
import io.fapiaodesk.platform.embedded.TestMail;
import io.fapiaodesk.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class DispatcherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ShanghaiTime.ZONE);
    private static final NamedAddresses NAMED_ADDRESSES = new NamedAddresses(SealerFixtures.sealer());
    private static final String SENT = "SENT";
    private static final String PENDING = "PENDING";
    private static final String PARKED = "PARKED";

    @TempDir
    Path directory;

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final TransactionTemplate transaction = TestDatabase.transaction();
    private final NoticeTable table = new NoticeTable(jdbc);
    private final RequestId caseId = RequestId.next("TR");
    private final List<UUID> reported = new CopyOnWriteArrayList<>();
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private EmbeddedMail catcher;
    private Node node;

    /** What one node of the application has. */
    private record Node(Notices notices, Postman postman, Dispatcher dispatcher, DeliverParkedNotice deliverParked) {}

    @BeforeEach
    void start() {
        jdbc.sql("DELETE FROM notice").update();
        jdbc.sql("DELETE FROM mailbox WHERE account_id LIKE 'notice-%'").update();
        AccountTable accounts = accounts();
        accounts.save(
                List.of(
                        account("notice-chinese", "chinese@fapiao.example", Account.Language.ZH_CN),
                        account("notice-english", "english@fapiao.example", Account.Language.EN),
                        account("notice-mute", "", Account.Language.EN)),
                CLOCK.instant());
        catcher = TestMail.start(directory, CLOCK);
        node = node(catcher.port());
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Dispatcher dispatcher : dispatchers) {
            dispatcher.destroy();
        }
        catcher.close();
    }

    @Test
    void a_notice_is_mailed_once_after_the_commit_in_the_language_of_the_account() {
        post(withdrawn("1", "notice-english"));

        await().untilAsserted(() -> assertThat(status("1")).isEqualTo(SENT));
        node.dispatcher().sendAllDue();

        assertThat(catcher.newest(10, null)).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("english@fapiao.example");
            assertThat(mail.subject()).contains("is withdrawn", caseId.value());
            assertThat(mail.messageId()).isEqualTo(messageId("1")).endsWith("@fapiao.example>");
        });
    }

    @Test
    void an_invoice_goes_to_the_default_mailbox_or_to_the_account_while_there_is_none() {
        Recipient recipient = new Recipient.DefaultMailbox("notice-english");
        post(new Notice("1", caseId, recipient, "title-withdrawn", Map.of()));
        await().untilAsserted(() -> assertThat(status("1")).isEqualTo(SENT));
        addMailbox("notice-english", "invoices@fapiao.example", true);
        post(new Notice("2", caseId, recipient, "title-withdrawn", Map.of()));
        await().untilAsserted(() -> assertThat(status("2")).isEqualTo(SENT));

        assertThat(catcher.newest(10, null))
                .extracting(CaughtMail::to)
                .containsExactlyInAnyOrder("english@fapiao.example", "invoices@fapiao.example");
    }

    @Test
    void a_mailbox_is_looked_up_when_the_mail_is_sent_and_once_deleted_the_default_serves() {
        String changed = addMailbox("notice-chinese", "before@fapiao.example", false);
        String deleted = addMailbox("notice-chinese", "deleted@fapiao.example", false);
        addMailbox("notice-chinese", "default@fapiao.example", true);
        postUnheard(new Notice("1", caseId, new Recipient.Mailbox(changed), "title-withdrawn", Map.of()));
        postUnheard(new Notice("2", caseId, new Recipient.Mailbox(deleted), "title-withdrawn", Map.of()));
        MailboxTable mailboxes = new MailboxTable(jdbc, SealerFixtures.sealer());
        mailboxes.update(new io.fapiaodesk.account.Mailbox(
                changed, "notice-chinese", new EmailAddress("after@fapiao.example"), false));
        mailboxes.delete(deleted, CLOCK.instant());

        node.dispatcher().sendAllDue();
        await().untilAsserted(() -> assertThat(status("2")).isEqualTo(SENT));

        assertThat(catcher.newest(10, null))
                .extracting(CaughtMail::to)
                .containsExactlyInAnyOrder("after@fapiao.example", "default@fapiao.example");
        assertThat(catcher.newest(10, null))
                .allSatisfy(mail -> assertThat(mail.subject()).contains("已"));
    }

    @Test
    void a_mail_to_a_mailbox_that_never_was_waits_for_a_person() {
        post(new Notice("1", caseId, new Recipient.Mailbox("no-such-mailbox"), "title-withdrawn", Map.of()));

        await().untilAsserted(() -> assertThat(status("1")).isEqualTo(PARKED));
    }

    @Test
    void a_repeated_step_tells_nothing_twice() {
        post(withdrawn("1", "notice-chinese"));
        post(withdrawn("1", "notice-english"));
        await().untilAsserted(() -> assertThat(status("1")).isEqualTo(SENT));

        assertThat(jdbc.sql("SELECT count(*) FROM notice").query(Long.class).single())
                .isEqualTo(1);
        assertThat(catcher.newest(10, null)).extracting(CaughtMail::to).containsExactly("chinese@fapiao.example");
    }

    @Test
    void what_is_rolled_back_is_told_to_nobody() {
        transaction.executeWithoutResult(status -> {
            node.notices().post(withdrawn("1", "notice-chinese"));
            status.setRollbackOnly();
        });
        node.dispatcher().sendAllDue();

        assertThat(catcher.count(null)).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM notice").query(Long.class).single())
                .isZero();
    }

    @Test
    void nobody_posts_outside_of_a_transaction() {
        Notices asABean = proxied(node.notices());

        assertThatThrownBy(() -> asABean.post(withdrawn("1", "notice-chinese")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_group_is_mailed_at_its_mailbox() {
        post(new Notice(
                "1",
                caseId,
                new Recipient.Group("title-reviewers"),
                "review-reminder",
                Map.of("target", "2026-02-12")));
        post(new Notice(
                "2",
                caseId,
                new Recipient.Group("title-supervisors"),
                "review-overdue",
                Map.of("limit", "2026-02-14")));
        await().untilAsserted(() -> assertThat(catcher.count(null)).isEqualTo(2));

        assertThat(catcher.newest(10, "desk@fapiao.example")).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("/staff/cases/" + caseId, "12 February 2026"));
        assertThat(catcher.newest(10, "title-supervisors@fapiao.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("2026年2月14日"));
    }

    @Test
    void a_server_that_is_away_for_a_while_gets_the_mail_when_it_is_back() {
        catcher.refuseWith(451);
        post(withdrawn("1", "notice-chinese"));
        await().untilAsserted(() -> assertThat(attempts("1")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(lastError("1")).contains("451 4.3.0"));
        node.dispatcher().sendAllDue();
        assertThat(attempts("1")).as("not before its time").isEqualTo(1);

        catcher.refuseWith(null);
        makeDue("1");
        node.dispatcher().sendAllDue();

        assertThat(status("1")).isEqualTo(SENT);
        assertThat(lastError("1")).isNull();
        assertThat(catcher.newest(10, null)).extracting(CaughtMail::messageId).containsExactly(messageId("1"));
        assertThat(reported).isEmpty();
    }

    @Test
    void the_waits_follow_the_clock_of_the_database() {
        catcher.refuseWith(451);
        post(withdrawn("1", "notice-chinese"));
        await().untilAsserted(() -> assertThat(lastError("1")).contains("451"));

        assertThat(jdbc.sql("SELECT extract(epoch FROM next_attempt_at - now()) FROM notice")
                        .query(Double.class)
                        .single())
                .isBetween(3000.0, 3600.0);
    }

    @Test
    void when_all_waits_are_over_a_person_is_asked_and_the_mail_is_left_alone() {
        catcher.refuseWith(451);
        post(withdrawn("1", "notice-chinese"));
        for (int attempt = 1; attempt <= 2; attempt++) {
            int soFar = attempt;
            await().untilAsserted(() -> assertThat(lastError("1")).isNotNull());
            assertThat(attempts("1")).isEqualTo(soFar);
            assertThat(status("1")).isEqualTo(PENDING);
            makeDue("1");
            node.dispatcher().sendAllDue();
        }

        assertThat(status("1")).isEqualTo(PARKED);
        assertThat(reported).containsExactly(id("1"));
        makeDue("1");
        node.dispatcher().sendAllDue();
        assertThat(attempts("1")).isEqualTo(3);
    }

    @Test
    void a_5yz_reply_asks_a_person_at_once_and_a_retry_delivers_exactly_one_mail() {
        catcher.refuseWith(550);
        post(withdrawn("1", "notice-chinese"));
        await().untilAsserted(() -> assertThat(reported).containsExactly(id("1")));
        assertThat(attempts("1")).isEqualTo(1);

        Outcome news = node.deliverParked().deliver(id("1"));
        assertThat(news)
                .isEqualTo(new Outcome.Undelivered("Mail 'title-withdrawn' of case " + caseId
                        + " was not delivered: 550 5.3.0 Refused for good, as the sandbox was told. Remedy: mend the"
                        + " mail server, or have the recipient's address corrected at its source, then retry this"
                        + " job."));
        assertThat(attempts("1")).as("the first call carries the news").isEqualTo(1);

        assertThat(node.deliverParked().deliver(id("1"))).isInstanceOf(Outcome.Undelivered.class);
        assertThat(attempts("1")).as("a retry too early").isEqualTo(2);

        catcher.refuseWith(null);
        assertThat(node.deliverParked().deliver(id("1"))).isEqualTo(new Outcome.Delivered());
        assertThat(node.deliverParked().deliver(id("1"))).isEqualTo(new Outcome.Delivered());

        assertThat(catcher.newest(10, null)).extracting(CaughtMail::messageId).containsExactly(messageId("1"));
        assertThat(status("1")).isEqualTo(SENT);
    }

    /** The transaction of the step comes after the mail, and may fail. */
    @Test
    void a_step_that_is_repeated_after_the_server_took_the_mail_delivers_no_second_one() {
        park("1");
        assertThat(node.deliverParked().deliver(id("1"))).isEqualTo(new Outcome.Delivered());
        assertThat(status("1")).as("committed by itself").isEqualTo(SENT);

        assertThat(node.deliverParked().deliver(id("1"))).isEqualTo(new Outcome.Delivered());
        assertThat(catcher.count(null)).isEqualTo(1);
    }

    @Test
    void two_retries_at_once_deliver_one_mail() {
        park("1");
        table.claimParked(id("1"), Duration.ofMinutes(2));

        assertThat(node.deliverParked().deliver(id("1")))
                .isInstanceOfSatisfying(Outcome.Undelivered.class, undelivered -> assertThat(undelivered.why())
                        .contains("somebody else is delivering it"));
        assertThat(catcher.count(null)).isZero();
    }

    @Test
    void an_account_without_an_address_asks_a_person_at_once() {
        post(withdrawn("1", "notice-mute"));
        post(withdrawn("2", "notice-unknown"));
        post(new Notice("3", caseId, new Recipient.Group("nobody"), "review-reminder", Map.of("target", "2026-02-12")));

        await().untilAsserted(() -> assertThat(reported).hasSize(2));
        await().untilAsserted(() -> assertThat(status("3")).isEqualTo(SENT));
        assertThat(lastError("1")).contains("no e-mail address").contains("Remedy: have the account imported");
    }

    @Test
    void what_is_attached_goes_with_the_mail_to_an_address_that_is_kept_sealed() {
        EmailAddress bookkeeper = new EmailAddress("bookkeeper@customer.example");
        post(new Notice(
                "1",
                caseId,
                new Recipient.Address("notice-chinese", bookkeeper),
                "title-withdrawn",
                Map.of(),
                List.of("d1", "d2")));

        await().untilAsserted(() -> assertThat(status("1")).isEqualTo(SENT));
        CaughtMail mail = catcher.newest(1, bookkeeper.value()).get(0);
        assertThat(mail.text()).contains("您好");
        assertThat(mail.html()).contains("您好");
        assertThat(mail.attachments())
                .containsExactly(
                        new CaughtMail.Attachment("数电票_d1.xml", "application/xml", 2),
                        new CaughtMail.Attachment("数电票_d2.xml", "application/xml", 2));
        assertThat(column("recipient_id", "1")).startsWith("notice-chinese ").doesNotContain("bookkeeper");
    }

    @Test
    void a_crash_between_the_250_and_its_record_repeats_the_mail_under_the_same_message_id() {
        postUnheard(withdrawn("1", "notice-chinese"));
        StoredNotice claimed = table.claimDue(id("1"), Duration.ofMinutes(2)).orElseThrow();
        // The node dies right here: the server has the mail, the record does not say so.
        assertThat(mailerAlone()
                        .send(
                                new LetterWriter(URI.create("http://127.0.0.1:8080"))
                                        .write(claimed.template(), claimed.caseId(), claimed.arguments(), mailbox()),
                                mailbox(),
                                claimed.messageId()))
                .isEqualTo(new Delivery.Accepted());

        node.dispatcher().sendAllDue();
        assertThat(catcher.count(null)).as("as long as the claim holds").isEqualTo(1);
        jdbc.sql("UPDATE notice SET leased_until = now() - interval '1 second'").update();
        node.dispatcher().sendAllDue();
        node.dispatcher().sendAllDue();

        assertThat(catcher.newest(10, null))
                .extracting(CaughtMail::messageId)
                .containsExactly(messageId("1"), messageId("1"));
        assertThat(status("1")).isEqualTo(SENT);
    }

    @Test
    void a_node_whose_claim_has_run_out_changes_nothing_any_more() {
        postUnheard(withdrawn("1", "notice-chinese"));
        StoredNotice frozen = table.claimDue(id("1"), Duration.ZERO).orElseThrow();
        node.dispatcher().sendAllDue();
        assertThat(status("1")).isEqualTo(SENT);

        table.postpone(frozen, Duration.ZERO, "late");
        assertThat(table.park(frozen, "late")).isFalse();

        assertThat(status("1")).isEqualTo(SENT);
        assertThat(lastError("1")).isNull();
    }

    @Test
    void two_nodes_send_each_of_many_notices_once() {
        Node other = node(catcher.port());
        int notices = 60;
        for (int i = 0; i < notices; i++) {
            postUnheard(withdrawn("n" + i, "notice-chinese"));
        }
        node.dispatcher().startRound();
        other.dispatcher().startRound();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM notice WHERE status = 'SENT'")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(notices));
        assertThat(catcher.newest(500, null))
                .extracting(CaughtMail::messageId)
                .hasSize(notices)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_silent_server_costs_one_time_out_and_whoever_posts_does_not_notice() throws IOException {
        try (ScriptedMailServer silent =
                new ScriptedMailServer().answering(ScriptedMailServer.GREETING, ScriptedMailServer.SILENCE)) {
            Node cutOff = node(silent.port());
            Instant start = Instant.now();
            for (int i = 0; i < 20; i++) {
                int number = i;
                transaction.executeWithoutResult(
                        status -> cutOff.notices().post(withdrawn("n" + number, "notice-chinese")));
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            jdbc.sql("SELECT count(*) FROM notice WHERE last_error LIKE '%Read timed out%'")
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(20));
        }
    }

    @Test
    void the_gauges_tell_what_waits_for_the_server_and_what_for_a_person() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new NoticeMetrics(table).bindTo(registry);
        catcher.refuseWith(550);
        post(withdrawn("1", "notice-chinese"));
        await().untilAsserted(() -> assertThat(reported).hasSize(1));
        postUnheard(withdrawn("2", "notice-chinese"));
        postUnheard(withdrawn("3", "notice-chinese"));

        assertThat(registry.get("fapiao.notices")
                        .tag("status", "parked")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("fapiao.notices")
                        .tag("status", "pending")
                        .gauge()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void an_unreadable_notice_asks_a_person_and_holds_up_no_other() {
        postUnheard(new Notice(
                "1",
                caseId,
                new Recipient.Account("notice-chinese"),
                "title-rejected",
                Map.of("titleName", "x", "reason", "y")));
        jdbc.sql("UPDATE notice SET template = 'no-such-template', next_attempt_at = now() - interval '1 hour'")
                .update();
        postUnheard(withdrawn("2", "notice-chinese"));

        node.dispatcher().sendAllDue();

        assertThat(status("1")).isEqualTo(PARKED);
        assertThat(reported).containsExactly(id("1"));
        await().untilAsserted(() -> assertThat(status("2")).isEqualTo(SENT));
    }

    private void park(String key) {
        catcher.refuseWith(550);
        post(withdrawn(key, "notice-chinese"));
        await().untilAsserted(() -> assertThat(reported).hasSize(1));
        assertThat(node.deliverParked().deliver(id(key))).isInstanceOf(Outcome.Undelivered.class);
        catcher.refuseWith(null);
    }

    private void post(Notice notice) {
        transaction.executeWithoutResult(status -> node.notices().post(notice));
    }

    /** As if the node died between the commit and the sending. */
    private void postUnheard(Notice notice) {
        Notices unheard = new Notices(table, event -> {}, NAMED_ADDRESSES, mailerAlone());
        transaction.executeWithoutResult(status -> unheard.post(notice));
    }

    private Notice withdrawn(String key, String accountId) {
        return new Notice(key, caseId, new Recipient.Account(accountId), "title-withdrawn", Map.of());
    }

    private String status(String key) {
        return column("status", key);
    }

    private String lastError(String key) {
        return column("last_error", key);
    }

    private String messageId(String key) {
        return column("message_id", key);
    }

    private UUID id(String key) {
        return UUID.fromString(column("id::text", key));
    }

    private int attempts(String key) {
        return Integer.parseInt(column("attempts::text", key));
    }

    private String column(String column, String key) {
        return jdbc.sql("SELECT " + column + " FROM notice WHERE key = :key")
                .param("key", key)
                .query((row, number) -> row.getString(1))
                .list()
                .get(0);
    }

    private void makeDue(String key) {
        jdbc.sql("UPDATE notice SET next_attempt_at = now() WHERE key = :key")
                .param("key", key)
                .update();
    }

    private Node node(int port) {
        NoticeSettings settings = new NoticeSettings(
                URI.create("http://127.0.0.1:8080"),
                Map.of("title-reviewers", new NoticeSettings.GroupSettings("desk@fapiao.example", Locale.ENGLISH)),
                new NoticeSettings.MailSettings(null, null, null, Duration.ofMinutes(2), 3));
        Mailer mailer = mailer(port);
        Postman postman = new Postman(
                new AddressBook(
                        new Accounts(accounts()),
                        mailboxes(),
                        NAMED_ADDRESSES,
                        settings,
                        NoticeDefaults.ofSandbox(),
                        List.of()),
                new LetterWriter(settings.baseUrl()),
                mailer,
                id -> new DocumentFile(id, "数电票_" + id + ".xml", "application/xml", id.getBytes(UTF_8)),
                table,
                TestDatabase.transactionManager());
        Dispatcher dispatcher = new Dispatcher(
                table,
                postman,
                new Backoff(List.of(Duration.ofHours(1), Duration.ofHours(2))),
                (noticeId, reportedCase) -> reported.add(noticeId),
                transaction,
                settings);
        dispatchers.add(dispatcher);
        Notices notices = new Notices(table, event -> afterCommit(dispatcher, event), NAMED_ADDRESSES, mailer);
        return new Node(
                notices,
                postman,
                dispatcher,
                new DeliverParkedNotice(table, postman, TestDatabase.transactionManager(), settings));
    }

    private static void afterCommit(Dispatcher dispatcher, Object event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                dispatcher.sendAtOnce((Notices.Posted) event);
            }
        });
    }

    private static Notices proxied(Notices notices) {
        ProxyFactory proxy = new ProxyFactory(notices);
        proxy.setProxyTargetClass(true);
        TransactionInterceptor interceptor = new TransactionInterceptor();
        interceptor.setTransactionManager(TestDatabase.transactionManager());
        interceptor.setTransactionAttributeSource(new AnnotationTransactionAttributeSource());
        proxy.addAdvice(interceptor);
        return (Notices) proxy.getProxy();
    }

    private Mailer mailerAlone() {
        return mailer(catcher.port());
    }

    private static Mailbox mailbox() {
        return new Mailbox("chinese@fapiao.example", Locale.SIMPLIFIED_CHINESE, false);
    }

    private static Mailer mailer(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "300");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        sender.getJavaMailProperties().setProperty("mail.smtp.writetimeout", "300");
        return new Mailer(sender, "no-reply@fapiao.example", "fapiao.example", CLOCK);
    }

    private static AccountTable accounts() {
        return new AccountTable(new NamedParameterJdbcTemplate(TestDatabase.dataSource()), SealerFixtures.sealer());
    }

    private static Mailboxes mailboxes() {
        return new Mailboxes(new MailboxTable(TestDatabase.jdbc(), SealerFixtures.sealer()));
    }

    private static String addMailbox(String accountId, String address, boolean isDefault) {
        String id = UUID.randomUUID().toString();
        new MailboxTable(TestDatabase.jdbc(), SealerFixtures.sealer())
                .insert(
                        new io.fapiaodesk.account.Mailbox(id, accountId, new EmailAddress(address), isDefault),
                        CLOCK.instant());
        return id;
    }

    private static Account account(String id, String email, Account.Language language) {
        return new Account(
                id,
                Account.Kind.PERSONAL,
                "A Person",
                null,
                email,
                language,
                null,
                null,
                false,
                false,
                null,
                Yuan.ZERO,
                false);
    }
}
