package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.WithinTransaction;
import io.fapiaodesk.platform.crypto.Sealer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where proof files are handed in and listed. Their contents are given out by {@code /documents/{id}} alone. */
@Service
public class Documents {

    private static final String COLUMNS = "id, case_id, file_name, called_as, media_type, size, sha256, stored_at";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final Inspection inspection;
    private final Sealer sealer;
    private final Clock clock;
    private final WithinTransaction<RequestId, List<StoredDocument>> kept = new WithinTransaction<>();

    Documents(JdbcClient jdbc, Inspection inspection, Sealer sealer, Clock clock) {
        this.jdbc = jdbc;
        this.inspection = inspection;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Files that passed inspection and are not kept yet. */
    public static final class Inspected {

        private final List<InspectedFile> files;

        private Inspected(List<InspectedFile> files) {
            this.files = List.copyOf(files);
        }

        public int count() {
            return files.size();
        }
    }

    /**
     * Inspects 1 to 5 files without keeping them. It may take seconds of work and needs no transaction: whoever has other
     * fields to complain about inspects first and keeps later.
     *
     * @return refusals point at {@code /proof} or {@code /proof/<index>}
     */
    public Result<Inspected> inspect(List<Upload> uploads) {
        return inspection.inspect(uploads).fold(files -> Result.done(new Inspected(files)), Result::refused);
    }

    /** Keeps what passed inspection, if the caller's transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<StoredDocument> keep(RequestId caseId, String ownerAccountId, Inspected inspected) {
        // What the database keeps of it, so that what is answered now and what is listed later are equal.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<StoredDocument> stored = new ArrayList<>();
        boolean first = false;
        for (InspectedFile file : inspected.files) {
            StoredDocument document = new StoredDocument(
                    newId(),
                    caseId,
                    file.fileName(),
                    file.calledAs(),
                    file.kind().mediaType(),
                    file.content().length,
                    Sha256.of(file.content()),
                    now);
            int ordinal = insert(document, ownerAccountId, sealer.seal(place(document.id()), file.content()));
            first |= ordinal == 0;
            stored.add(document);
        }
        if (first) {
            kept.remember(caseId, List.copyOf(stored));
        } else {
            kept.forget(caseId);
        }
        return List.copyOf(stored);
    }

    /**
     * Inspects the files and keeps all of them or, when one is refused, none. In the caller's transaction.
     *
     * @return refusals point at {@code /proof} or {@code /proof/<index>}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result<List<StoredDocument>> store(RequestId caseId, String ownerAccountId, List<Upload> uploads) {
        return inspect(uploads)
                .fold(inspected -> Result.done(keep(caseId, ownerAccountId, inspected)), Result::refused);
    }

    /**
     * Keeps a file that the desk itself has made: there is nothing to inspect. In the caller's transaction.
     *
     * @return the id of the document
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String keepOwn(RequestId caseId, String ownerAccountId, String fileName, String mediaType, byte[] content) {
        StoredDocument document = new StoredDocument(
                newId(),
                caseId,
                fileName,
                null,
                mediaType,
                content.length,
                Sha256.of(content),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        insert(document, ownerAccountId, sealer.seal(place(document.id()), content));
        return document.id();
    }

    /** A document with its content; whoever asks has made sure that it may be handed on. */
    public DocumentFile file(String id) {
        record Kept(StoredDocument document, Sealer.Sealed sealed) {}
        Kept kept = jdbc.sql("select " + COLUMNS + ", key_id, nonce, content from document where id = :id")
                .param("id", id)
                .query((row, index) -> new Kept(document(row, index), sealed(row)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("No document " + id));
        StoredDocument document = kept.document();
        return new DocumentFile(
                document.id(), document.fileName(), document.mediaType(), open(document, kept.sealed()));
    }

    /** The files of a case, in the order in which they were handed in. */
    public List<StoredDocument> of(RequestId caseId) {
        Optional<List<StoredDocument>> known = kept.find(caseId);
        if (known.isPresent()) {
            return known.get();
        }
        return jdbc.sql("select " + COLUMNS + " from document where case_id = :caseId order by ordinal, id")
                .param("caseId", caseId.value())
                .query(Documents::document)
                .list();
    }

    /** A document with the account that handed it in. */
    record Owned(StoredDocument document, String ownerAccountId) {}

    Optional<Owned> find(String id) {
        return jdbc.sql("select " + COLUMNS + ", owner_account_id from document where id = :id")
                .param("id", id)
                .query((row, index) -> new Owned(document(row, index), row.getString("owner_account_id")))
                .optional();
    }

    /** The content as it was handed in; an exception if it is not that any more. */
    byte[] content(StoredDocument document) {
        Sealer.Sealed sealed = jdbc.sql("select key_id, nonce, content from document where id = :id")
                .param("id", document.id())
                .query((row, index) -> sealed(row))
                .single();
        return open(document, sealed);
    }

    private byte[] open(StoredDocument document, Sealer.Sealed sealed) {
        byte[] content = sealer.open(place(document.id()), sealed);
        if (!Sha256.of(content).equals(document.sha256())) {
            throw new IllegalStateException("The document " + document.id() + " does not match its hash");
        }
        return content;
    }

    private static Sealer.Sealed sealed(ResultSet row) throws SQLException {
        return new Sealer.Sealed(row.getString("key_id"), row.getBytes("nonce"), row.getBytes("content"));
    }

    private static Sealer.Place place(String documentId) {
        return new Sealer.Place("document", documentId, "content");
    }

    /** The number of files that the case had before. */
    private int insert(StoredDocument document, String ownerAccountId, Sealer.Sealed sealed) {
        return jdbc.sql("""
            insert into document (id, case_id, owner_account_id, file_name, called_as, media_type, size, sha256,
                                  stored_at, ordinal, key_id, nonce, content)
            values (:id, :caseId, :owner, :fileName, :calledAs, :mediaType, :size, :sha256,
                    :storedAt, (select count(*) from document where case_id = :caseId), :keyId, :nonce, :content)
            returning ordinal
            """)
                .param("id", document.id())
                .param("caseId", document.caseId().value())
                .param("owner", ownerAccountId)
                .param("fileName", document.fileName())
                .param("calledAs", document.calledAs())
                .param("mediaType", document.mediaType())
                .param("size", document.size())
                .param("sha256", document.sha256())
                .param("storedAt", OffsetDateTime.ofInstant(document.storedAt(), ShanghaiTime.ZONE))
                .param("keyId", sealed.keyId())
                .param("nonce", sealed.nonce())
                .param("content", sealed.ciphertext())
                .query(Integer.class)
                .single();
    }

    /** Not to be guessed: knowing the id of a document is never enough to read it, but it should not be easy either. */
    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static StoredDocument document(ResultSet row, int index) throws SQLException {
        return new StoredDocument(
                row.getString("id"),
                new RequestId(row.getString("case_id")),
                row.getString("file_name"),
                row.getString("called_as"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
