package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.AccountManagerChanged;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignInChanged;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementProcess;
import io.fapiaodesk.title.persistence.AgreementTable;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whenever somebody else is to evaluate an agreement, its task moves: nothing waits for somebody who is not there. */
@Service
public class MoveAgreement {

    private final AgreementTable agreements;
    private final Accounts accounts;
    private final AccountManagers managers;
    private final EvaluateAgreement evaluation;
    private final AgreementProcess process;

    MoveAgreement(
            AgreementTable agreements,
            Accounts accounts,
            AccountManagers managers,
            EvaluateAgreement evaluation,
            AgreementProcess process) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.managers = managers;
        this.evaluation = evaluation;
        this.process = process;
    }

    /** The account system says that another employee, or nobody, looks after the account. */
    @EventListener
    @Transactional
    public void on(AccountManagerChanged event) {
        move(agreements.openOfForUpdate(event.accountId()));
    }

    /** A manager is absent from now on, or back; as arranged, or because the day has come. */
    @EventListener
    @Transactional
    public void on(AccountManagers.StandInChanged event) {
        move(openWith(event.manager()));
    }

    /** A manager left, or is one no more; or is one from now on. */
    @EventListener
    @Transactional
    public void on(SignInChanged event) {
        boolean works = event.enabled() && event.groups().contains(Groups.ACCOUNT_MANAGERS);
        List<Agreement> theirs = openWith(event.name());
        move(
                works
                        ? theirs.stream()
                                .filter(agreement -> agreement.manager() == null)
                                .toList()
                        : theirs);
    }

    /** Those that somebody evaluates, or would evaluate if anybody were to be asked anew: as manager, or as deputy of one. */
    private List<Agreement> openWith(String manager) {
        return agreements.openForUpdate(
                manager,
                accounts.managedBy(managers.standsFor(manager)).stream()
                        .map(Account::id)
                        .toList());
    }

    private void move(List<Agreement> open) {
        for (Agreement agreement : open) {
            String evaluator = accounts.find(agreement.accountId())
                    .flatMap(managers::evaluatorOf)
                    .orElse(null);
            if (!Objects.equals(evaluator, agreement.manager()) && !process.managerChanged(agreement.id())) {
                // The customer is being asked: the task comes to the successor when the answer does.
                evaluation.handOver(agreement.id());
            }
        }
    }
}
