package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.persistence.AgreementTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the rules about an agreement that waits for a decision, keeps what they say with the request, and brings it before
 * the one who evaluates it. What a rule objects to meanwhile that person reads and decides on: only a person signs or
 * declines (R30).
 */
@Service
public class RuleOnAgreement {

    private final AgreementTable agreements;
    private final AgreementScreening screening;
    private final Accounts accounts;
    private final Requests requests;
    private final AgreementBrief briefs;

    RuleOnAgreement(
            AgreementTable agreements,
            AgreementScreening screening,
            Accounts accounts,
            Requests requests,
            AgreementBrief briefs) {
        this.agreements = agreements;
        this.screening = screening;
        this.accounts = accounts;
        this.requests = requests;
        this.briefs = briefs;
    }

    /**
     * What the task needs.
     *
     * @param manager whose task it is; empty for anybody of the group
     * @param brief what they read first, in Markdown
     */
    public record Assignment(@Nullable String manager, String brief) {}

    @Transactional
    public Assignment rule(RequestId id) {
        Agreement agreement = agreements.find(id).orElseThrow();
        Account account = accounts.find(agreement.accountId()).orElseThrow();
        String other = agreement.beneficiaryAccountId();
        requests.ruled(
                id,
                other == null
                        ? screening.screen(account, agreement)
                        : screening.screen(account, accounts.find(other).orElseThrow(), agreement));
        return new Assignment(
                agreement.manager(), briefs.write(agreement, requests.find(id).orElseThrow()));
    }
}
