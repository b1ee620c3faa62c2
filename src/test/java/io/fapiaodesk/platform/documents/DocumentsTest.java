package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.crypto.SealerFixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DocumentsTest {

    private static final String KEYS = key("k1", 1);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final RequestId caseId = RequestId.next("TR");
    private final Upload pdf = new Upload("在职证明.pdf", Samples.pdf());
    private final Upload png = new Upload("badge.png", Samples.png());

    @BeforeEach
    @AfterEach
    void forgetKeys() {
        jdbc.sql("delete from document").update();
        jdbc.sql("delete from sealing_key").update();
    }

    @Test
    void files_are_listed_in_the_order_in_which_they_were_handed_in() {
        Documents documents = DocumentFixtures.documents(KEYS);
        List<StoredDocument> first = stored(documents, png, pdf);
        List<StoredDocument> later = stored(documents, pdf);

        assertThat(documents.of(caseId)).containsExactly(first.get(0), first.get(1), later.get(0));
        assertThat(first.get(1)).satisfies(document -> {
            assertThat(document.fileName()).isEqualTo("在职证明.pdf");
            assertThat(document.mediaType()).isEqualTo("application/pdf");
            assertThat(document.size()).isEqualTo(pdf.content().length);
            assertThat(document.sha256()).isEqualTo(Sha256.of(pdf.content()));
            assertThat(document.storedAt()).isEqualTo(DocumentFixtures.NOW.truncatedTo(ChronoUnit.MICROS));
            assertThat(document.id()).matches("[0-9a-f]{32}");
        });
    }

    @Test
    void what_a_file_was_called_wrongly_is_kept_for_its_reviewer() {
        Documents documents = DocumentFixtures.documents(KEYS);
        stored(documents, new Upload("微信截图.png", Samples.jpeg()), png);

        assertThat(documents.of(caseId))
                .extracting(StoredDocument::fileName, StoredDocument::calledAs)
                .containsExactly(tuple("微信截图.jpg", "png"), tuple("badge.png", null));
    }

    @Test
    void the_content_reads_as_it_was_handed_in_and_stands_in_the_database_as_something_else() {
        Documents documents = DocumentFixtures.documents(KEYS);
        StoredDocument document = stored(documents, pdf).get(0);

        assertThat(documents.content(document)).isEqualTo(pdf.content());
        byte[] kept = jdbc.sql("select content from document where id = :id")
                .param("id", document.id())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("%PDF");
        assertThat(kept).hasSize(pdf.content().length + 16);
    }

    @Test
    void the_same_file_of_two_customers_is_kept_twice_and_tells_neither_of_the_other() {
        Documents documents = DocumentFixtures.documents(KEYS);
        StoredDocument one = stored(documents, pdf).get(0);
        StoredDocument two = stored(documents, pdf).get(0);

        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(jdbc.sql("select count(distinct content) from document where id in (:ids)")
                        .param("ids", List.of(one.id(), two.id()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void when_one_file_is_refused_none_is_kept() {
        Documents documents = DocumentFixtures.documents(KEYS);
        Result<List<StoredDocument>> result = Objects.requireNonNull(TestDatabase.transaction()
                .execute(status -> documents.store(caseId, "A-1", List.of(pdf, new Upload("x.pdf", new byte[0])))));

        List<Refusal> refusals = result.fold(kept -> List.of(), refused -> refused);
        assertThat(refusals)
                .extracting(Refusal::code, Refusal::pointer)
                .containsExactly(tuple("FILE_EMPTY", "/proof/1"));
        assertThat(documents.of(caseId)).isEmpty();
    }

    @Test
    void files_are_gone_with_the_transaction_that_kept_them() {
        Documents documents = DocumentFixtures.documents(KEYS);
        TestDatabase.transaction().executeWithoutResult(status -> {
            documents.store(caseId, "A-1", List.of(pdf));
            status.setRollbackOnly();
        });

        assertThat(documents.of(caseId)).isEmpty();
    }

    @Test
    void a_file_that_was_changed_in_the_database_is_not_given_out() {
        Documents documents = DocumentFixtures.documents(KEYS);
        StoredDocument document = stored(documents, pdf).get(0);
        jdbc.sql("update document set content = set_byte(content, 10, get_byte(content, 10) # 1) where id = :id")
                .param("id", document.id())
                .update();

        assertThatThrownBy(() -> documents.content(document)).hasMessageContaining("was changed");
    }

    @Test
    void a_file_that_was_put_in_the_place_of_another_is_not_given_out() {
        Documents documents = DocumentFixtures.documents(KEYS);
        StoredDocument one = stored(documents, pdf).get(0);
        StoredDocument two = stored(documents, png).get(0);
        jdbc.sql("""
            update document d set content = o.content, nonce = o.nonce
              from document o where d.id = :one and o.id = :two
            """).param("one", one.id()).param("two", two.id()).update();

        assertThatThrownBy(() -> documents.content(one)).hasMessageContaining("was changed");
    }

    @Test
    void after_a_change_of_keys_old_files_are_still_read_and_new_ones_use_the_new_key() {
        StoredDocument old = stored(DocumentFixtures.documents(KEYS), pdf).get(0);

        Documents documents = DocumentFixtures.documents(key("k2", 2) + ", " + KEYS);
        StoredDocument young = stored(documents, png).get(0);

        assertThat(documents.content(old)).isEqualTo(pdf.content());
        assertThat(keyOf(young)).isEqualTo("k2");
        assertThat(keyOf(old)).isEqualTo("k1");
    }

    private List<StoredDocument> stored(Documents documents, Upload... uploads) {
        Result<List<StoredDocument>> result = Objects.requireNonNull(
                TestDatabase.transaction().execute(status -> documents.store(caseId, "A-1", List.of(uploads))));
        return result.fold(kept -> kept, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private String keyOf(StoredDocument document) {
        return jdbc.sql("select key_id from document where id = :id")
                .param("id", document.id())
                .query(String.class)
                .single();
    }
}
