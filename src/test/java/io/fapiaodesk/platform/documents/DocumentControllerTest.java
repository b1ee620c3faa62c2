package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.crypto.SealerFixtures.key;
import static io.fapiaodesk.platform.documents.DocumentFixtures.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalFixtures;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.documents.DocumentController.Metadata;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.security.SupervisorsReadTheirCases;
import io.fapiaodesk.platform.web.ProblemFixtures;
import io.fapiaodesk.testing.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class DocumentControllerTest {

    private static final SignedIn OWNER = customer("personal", "A-1");
    private static final SignedIn OTHER_CUSTOMER = customer("student", "A-2");
    private static final SignedIn REVIEWER = staff("reviewer", Groups.TITLE_REVIEWERS);
    private static final SignedIn CLERK = staff("paper-clerk", Groups.PAPER_CLERKS);
    private static final SignedIn SUPERVISOR = staff("supervisor", Groups.TITLE_SUPERVISORS);
    private static final SignedIn TAX_SUPERVISOR = staff("tax-supervisor", Groups.TAX_SUPERVISORS);
    private static final SignedIn AUDITOR = staff("auditor", Groups.AUDITORS);
    private static final SignedIn OPS = staff("ops", Groups.OPERATIONS);

    private final RequestId caseId = RequestId.next("TR");
    private final Journal journal = JournalFixtures.journal(CLOCK);
    private final Set<SignedIn> withTheCaseOnTheirDesk = Set.of(REVIEWER, AUDITOR);

    private @Nullable DocumentController controller;
    private @Nullable StoredDocument document;

    private static SignedIn customer(String name, String accountId) {
        return new SignedIn(name, accountId, Set.of());
    }

    private static SignedIn staff(String name, String group) {
        return new SignedIn(name, null, Set.of(group));
    }

    @BeforeEach
    void handIn() {
        TestDatabase.jdbc().sql("delete from document").update();
        TestDatabase.jdbc().sql("delete from sealing_key").update();
        Documents documents = DocumentFixtures.documents(key("k1", 1));
        document = Objects.requireNonNull(TestDatabase.transaction()
                        .execute(status ->
                                documents.store(caseId, "A-1", List.of(new Upload("在职 证明\"1\".pdf", Samples.pdf())))))
                .fold(kept -> kept.get(0), refusals -> {
                    throw new AssertionError(refusals);
                });
        controller = new DocumentController(
                documents,
                new DocumentAccess((who, askedFor) -> new SupervisorsReadTheirCases().mayRead(who, askedFor)
                        || (askedFor.equals(caseId) && withTheCaseOnTheirDesk.contains(who))),
                new CurrentSignIn(),
                journal,
                ProblemFixtures.problems());
    }

    @AfterEach
    void cleanUp() {
        SecurityContextHolder.clearContext();
        TestDatabase.jdbc().sql("delete from document").update();
        TestDatabase.jdbc().sql("delete from sealing_key").update();
    }

    @Test
    void the_owner_saves_the_file_and_no_browser_shows_it_as_a_part_of_this_site() {
        ResponseEntity<?> answer = read(OWNER, id());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).isEqualTo(Samples.pdf());
        HttpHeaders headers = answer.getHeaders();
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
        assertThat(headers.getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__ ___1_.pdf\";"
                        + " filename*=UTF-8''%E5%9C%A8%E8%81%8C%20%E8%AF%81%E6%98%8E%5F1%5F.pdf");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.getFirst("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    }

    @Test
    void staff_read_it_while_the_case_is_on_their_desk_and_supervisors_of_its_kind_at_any_time() {
        assertThat(read(REVIEWER, id()).getBody()).isEqualTo(Samples.pdf());
        assertThat(read(SUPERVISOR, id()).getBody()).isEqualTo(Samples.pdf());
        assertThat(read(TAX_SUPERVISOR, id()).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(read(CLERK, id()).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(read(OPS, id()).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void to_another_customer_it_looks_like_a_document_that_does_not_exist() {
        ResponseEntity<?> hidden = read(OTHER_CUSTOMER, id());
        ResponseEntity<?> missing = read(OTHER_CUSTOMER, "0".repeat(32));

        assertThat(hidden.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(hidden).isEqualTo(missing);
    }

    @Test
    void auditors_read_the_hash_alone_even_of_cases_on_their_desk() {
        assertThat(read(AUDITOR, id()).getBody()).isInstanceOfSatisfying(Metadata.class, metadata -> {
            assertThat(metadata.sha256()).isEqualTo(Sha256.of(Samples.pdf()));
            assertThat(metadata.caseId()).isEqualTo(caseId.value());
        });
    }

    @Test
    void every_access_is_in_the_journal_of_the_case_the_denied_ones_too() {
        read(OWNER, id());
        read(REVIEWER, id());
        read(AUDITOR, id());
        read(OTHER_CUSTOMER, id());
        read(CLERK, id());
        read(OPS, "0".repeat(32));

        assertThat(journal.read(caseId.value()))
                .extracting(JournalLine::actor, JournalLine::action)
                .containsExactly(
                        tuple("personal", "DOCUMENT_READ"),
                        tuple("reviewer", "DOCUMENT_READ"),
                        tuple("auditor", "DOCUMENT_HASH_READ"),
                        tuple("student", "DOCUMENT_ACCESS_DENIED"),
                        tuple("paper-clerk", "DOCUMENT_ACCESS_DENIED"));
        assertThat(journal.read(caseId.value())).allSatisfy(line -> {
            assertThat(line.details()).containsEntry("document", id());
            assertThat(line.visibleToCustomer()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.pdf     | attachment; filename=\"a.pdf\"; filename*=UTF-8''a.pdf",
                "a b.pdf   | attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf",
                "é.pdf     | attachment; filename=\"_.pdf\"; filename*=UTF-8''%C3%A9.pdf",
                "样票_数电票_263.pdf | attachment; filename=\"263.pdf\";"
                        + " filename*=UTF-8''%E6%A0%B7%E7%A5%A8%5F%E6%95%B0%E7%94%B5%E7%A5%A8%5F263.pdf",
                "a\"%\\.pdf | attachment; filename=\"a___.pdf\"; filename*=UTF-8''a%22%25%5C.pdf"
            })
    void a_file_name_breaks_no_header(String fileName, String header) {
        assertThat(FileResponse.attachment(fileName)).isEqualTo(header);
    }

    private String id() {
        return Objects.requireNonNull(document).id();
    }

    private ResponseEntity<?> read(SignedIn who, String id) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(who, null, List.of()));
        return Objects.requireNonNull(TestDatabase.transaction()
                .execute(status -> Objects.requireNonNull(controller).read(id)));
    }
}
