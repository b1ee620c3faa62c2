package io.fapiaodesk.title;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.testing.WholeApplication;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.persistence.TitleTable;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What customers are told before a title, or its use for special VAT, comes to its end (R21, R22). */
@WholeApplication
class TitleExpiryIT {

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private Imports imports;

    @Autowired
    private TitleTable titles;

    @Autowired
    private RemindOfExpiry reminders;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @CsvSource({"31,", "30, 30", "8, 30", "7, 7", "2, 7", "1, 1", "0,", "-1,"})
    void before_the_end_of_special_vat_a_title_is_reminded_of(int daysLeft, @Nullable Integer reminder)
            throws Exception {
        String id = title(300, daysLeft);

        reminders.remind();
        reminders.remind();

        assertThat(notices(id)).isEqualTo(reminder == null ? List.of() : List.of("special-expiring/" + reminder));
    }

    @Test
    void as_the_days_go_by_three_reminders_are_sent_and_each_once() throws Exception {
        String id = title(300, 30);
        for (int daysLeft : new int[] {30, 12, 7, 7, 3, 1, 0}) {
            jdbc.sql("update title set special_valid_until = :day where id = :id")
                    .param("day", today().plusDays(daysLeft))
                    .param("id", id)
                    .update();
            reminders.remind();
        }

        assertThat(notices(id)).containsExactly("special-expiring/1", "special-expiring/30", "special-expiring/7");
    }

    @Test
    void a_title_that_ends_with_its_special_use_is_reminded_of_as_a_whole() throws Exception {
        String id = title(20, 20);

        reminders.remind();

        assertThat(notices(id)).containsExactly("expiring/30");
    }

    @Test
    void a_title_for_general_invoices_alone_is_reminded_of_as_such() throws Exception {
        String id = title(5, null);

        reminders.remind();

        assertThat(notices(id)).containsExactly("expiring/7");
    }

    @Test
    void nobody_is_reminded_of_a_title_that_has_ended() throws Exception {
        String id = title(300, 5);
        titles.end(id, clock.instant());

        reminders.remind();

        assertThat(notices(id)).isEmpty();
    }

    private LocalDate today() {
        return ShanghaiTime.today(clock);
    }

    private List<String> notices(String titleId) {
        String prefix = "title/" + titleId + "/";
        return jdbc.sql("select substr(key, :from) from notice where key like :prefix order by key")
                .param("from", prefix.length() + 1)
                .param("prefix", prefix + "%")
                .query(String.class)
                .list();
    }

    private String title(int days, @Nullable Integer specialDays) throws Exception {
        String accountId = "c-" + UUID.randomUUID();
        String line = """
                {"accountId": "%s", "kind": "PERSONAL", "realName": "示例客户", "email": "c@customer.example"}
                """.formatted(accountId);
        imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), importAccounts);
        Title title = new Title(
                UUID.randomUUID().toString(),
                accountId,
                Title.Origin.REVIEW,
                TitleKind.ENTERPRISE,
                "Synthetic Cloud Tooling Co., Ltd.",
                "91310115MA1K4TXT5W",
                today().plusDays(days),
                specialDays == null ? null : today().plusDays(specialDays),
                InvoiceDetails.NONE,
                clock.instant(),
                null,
                null);
        transaction.executeWithoutResult(status -> titles.insert(title, null));
        return title.id();
    }
}
