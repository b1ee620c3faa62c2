package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.persistence.KeptTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sealed certificates and letters of the companies: PDFs that the administrator uploads, each valid from a day on
 * (R2, R3, R45). The desk cannot make them, for it has no company seal; in the sandbox a sample stands in.
 */
@Service
public class CompanyPapers {

    private static final String PDF = "application/pdf";

    /** No account hands them in, and customers read them through the catalogue. */
    private static final String NOBODY = "-";

    private final Entities entities;
    private final KeptCatalogue kept;
    private final KeptTable table;
    private final Documents documents;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final boolean sandbox;

    CompanyPapers(
            Entities entities,
            KeptCatalogue kept,
            KeptTable table,
            Documents documents,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${spring.datasource.url:}") String database) {
        this.entities = entities;
        this.kept = kept;
        this.table = table;
        this.documents = documents;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.sandbox = database.isBlank();
    }

    /** What came of an upload: the same file for the same day twice is one. */
    public record Uploaded(CompanyPaper paper, boolean isNew) {}

    /** Whether samples stand in for what nobody has uploaded. */
    boolean sandbox() {
        return sandbox;
    }

    /** The paper of a company or of a vendor that holds today. */
    public Optional<CompanyPaper> inForce(String code) {
        return kept.current().paper(code, ShanghaiTime.today(clock));
    }

    /** Every version of a company's paper, oldest first. */
    public List<CompanyPaper> versions(String code) {
        return kept.current().papersOf(code);
    }

    public DocumentFile file(CompanyPaper paper) {
        return documents.file(paper.documentId());
    }

    /**
     * Keeps a sealed PDF.
     *
     * @param validFrom the first day on which it holds; today when not given
     */
    public Result<Uploaded> upload(String code, List<Upload> files, @Nullable String validFrom, String who) {
        boolean company =
                entities.allEver().stream().anyMatch(entity -> entity.code().equals(code));
        boolean vendor = entities.vendorsWithLetter().stream()
                .anyMatch(known -> known.code().equals(code));
        if (!company && !vendor) {
            return Result.refused(Refusal.notFound());
        }
        if (company && entities.get(code).certificate() == Certificate.NOT_NEEDED) {
            return Result.refused(Refusal.wrongState(
                    "NO_CERTIFICATE_NEEDED", entities.get(code).name()));
        }
        if (files.size() != 1) {
            return Result.refused(Refusal.invalidField("/file", files.isEmpty() ? "REQUIRED" : "GIVEN_TWICE"));
        }
        Result<LocalDate> from = validFrom == null || validFrom.isBlank()
                ? Result.done(ShanghaiTime.today(clock))
                : StrictDate.day("/validFrom", validFrom);
        return from.fold(
                day -> documents
                        .inspect(files)
                        .fold(
                                inspected -> keep(code, inspected, day, who),
                                refusals -> Result.refused(refusals.stream()
                                        .map(refusal -> refusal.at("/file"))
                                        .toList())),
                Result::refused);
    }

    private Result<Uploaded> keep(String code, Documents.Inspected inspected, LocalDate day, String who) {
        Result<Uploaded> result = Objects.requireNonNull(transaction.execute(status -> {
            List<CompanyPaper> before = table.change().papersOf(code);
            RequestId chain = RequestId.next("CP");
            StoredDocument stored = documents.keep(chain, NOBODY, inspected).get(0);
            if (!stored.mediaType().equals(PDF)) {
                status.setRollbackOnly();
                return Result.refused(Refusal.invalidField("/file", "FILE_IS_NO_PDF"));
            }
            Optional<CompanyPaper> same = before.stream()
                    .filter(paper -> paper.validFrom().equals(day))
                    .reduce((earlier, later) -> later)
                    .filter(paper -> paper.sha256().equals(stored.sha256()));
            if (same.isPresent()) {
                status.setRollbackOnly();
                return Result.done(new Uploaded(same.get(), false));
            }
            CompanyPaper paper = new CompanyPaper(
                    chain.value(), code, day, stored.id(), stored.fileName(), stored.sha256(), who, stored.storedAt());
            table.insert(paper);
            journal.record(new JournalEntry(
                    KeepCompanies.JOURNAL,
                    "COMPANY_PAPER_UPLOADED",
                    By.STAFF,
                    who,
                    Map.of("company", code, "validFrom", day.toString(), "sha256", stored.sha256()),
                    false));
            return Result.done(new Uploaded(paper, true));
        }));
        kept.reload();
        return result;
    }
}
