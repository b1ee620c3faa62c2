package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementProcess;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Opens the case of an agreement that the rules let pass: record, promise, journal, mail and process in one. */
@Service
class OpenAgreement {

    private final AgreementTable agreements;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final AgreementProcess process;

    OpenAgreement(
            AgreementTable agreements, Requests requests, Notices notices, Journal journal, AgreementProcess process) {
        this.agreements = agreements;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.process = process;
    }

    /** In the caller's transaction; empty, and nothing changed, when the same was asked for in the same moment. */
    Optional<ApplyForAgreement.Opened> open(Agreement agreement, Account account, Ruling ruling) {
        RequestId id = agreement.id();
        if (!agreements.insert(agreement)) {
            return Optional.empty();
        }
        Promise promise = requests.open(
                id,
                RequestKind.TITLE_AGREEMENT,
                account.id(),
                agreement.state().name(),
                AgreementPromise.EVALUATION,
                ruling);
        Map<String, String> details = new HashMap<>(Map.of("rules", ruling.bookVersion()));
        if (agreement.ticket() != null) {
            details.put("ticket", agreement.ticket());
        }
        journal.record(new JournalEntry(
                id.value(),
                agreement.openedByStaff() ? "AGREEMENT_OPENED" : "AGREEMENT_REQUESTED",
                agreement.openedByStaff() ? By.STAFF : By.CUSTOMER,
                agreement.openedBy(),
                details,
                true));
        notices.post(new Notice(
                id + "/requested",
                id,
                new Recipient.Account(account.id()),
                agreement.openedByStaff() ? "agreement-opened" : "agreement-requested",
                Map.of(
                        "titleName", agreement.titleName(),
                        "promiseTarget", ShanghaiTime.dayOf(promise.target()).toString(),
                        "promiseLimit", ShanghaiTime.dayOf(promise.limit()).toString())));
        process.start(id);
        return Optional.of(new ApplyForAgreement.Opened(id, agreement.state().name(), promise));
    }
}
