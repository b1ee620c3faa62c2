package io.fapiaodesk.title.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.title.ReadAgreements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement over HTTP.
 *
 * @param status what it is today: IN_EVALUATION, IN_FORCE, EXPIRED, ENDED_EARLY, DECLINED, WITHDRAWN or STOPPED
 * @param validUntil the first day on which it does not hold any more, in Asia/Shanghai
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementBody(
        String id,
        String kind,
        String status,
        String accountId,
        @Nullable String beneficiaryAccountId,
        String titleName,
        @Nullable String taxId,
        @Nullable String titleId,
        OffsetDateTime openedAt,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String signedBy,
        @Nullable String reason,
        @Nullable OffsetDateTime endedAt,
        @Nullable String endReason) {

    static AgreementBody of(ReadAgreements.Entry entry) {
        Instant endedAt = entry.endedAt();
        return new AgreementBody(
                entry.id().value(),
                entry.kind(),
                entry.standing(),
                entry.accountId(),
                entry.beneficiaryAccountId(),
                entry.titleName(),
                entry.taxId(),
                entry.titleId(),
                ShanghaiTime.at(entry.openedAt()),
                entry.validFrom(),
                entry.validUntil(),
                entry.signedBy(),
                entry.reason(),
                endedAt == null ? null : ShanghaiTime.at(endedAt),
                entry.endReason());
    }

    /** Why an agreement is ended before its term. */
    record Ending(@Nullable String reason) {}

    /** Where an agreement stands after a call that moved it. */
    record State(String requestId, String status) {}

    /** The files of a case. */
    record Files(List<File> documents) {
        static Files of(List<StoredDocument> documents) {
            return new Files(documents.stream()
                    .map(document -> new File(document.id(), document.fileName(), document.mediaType()))
                    .toList());
        }
    }

    record File(String id, String fileName, String mediaType) {}
}
