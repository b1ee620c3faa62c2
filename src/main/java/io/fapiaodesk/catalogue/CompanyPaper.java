package io.fapiaodesk.catalogue;

import java.time.Instant;
import java.time.LocalDate;

/** A sealed certificate or letter of a company, which holds from its day until the next one of the company. */
public record CompanyPaper(
        String id,
        String code,
        LocalDate validFrom,
        String documentId,
        String fileName,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {}
