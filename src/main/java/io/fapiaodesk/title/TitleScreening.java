package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.UninvoicedItem;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.ProofKinds;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.domain.TitleStanding;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import io.fapiaodesk.title.persistence.TitleTable;
import io.fapiaodesk.title.rules.TitleApplicationFacts;
import io.fapiaodesk.title.rules.TitleApplicationRules;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Gathers what the rules need to know of an application and asks them. */
@Service
class TitleScreening {

    private final TitleTable titles;
    private final TitleApplicationTable applications;
    private final ProofKinds proofKinds;
    private final Clock clock;

    TitleScreening(TitleTable titles, TitleApplicationTable applications, ProofKinds proofKinds, Clock clock) {
        this.titles = titles;
        this.applications = applications;
        this.proofKinds = proofKinds;
        this.clock = clock;
    }

    boolean isStandard(TitleForm.Checked form) {
        return proofKinds.isStandard(form.identity(), form.proofKind());
    }

    /** Before a case is opened. */
    Ruling screen(Account account, TitleForm.Checked form, boolean standardProof, List<UninvoicedItem> uninvoiced) {
        return ask(
                account,
                applications.hasOpen(account.id()),
                form.identity(),
                form.titleKind(),
                form.taxId(),
                form.proofKind(),
                standardProof,
                form.wantsSpecialVat(),
                uninvoiced,
                form.acknowledgeUninvoiced());
    }

    /** Again, when the customer has answered; what was acknowledged stays so. */
    Ruling screen(Account account, TitleApplication application, List<UninvoicedItem> uninvoiced) {
        return ask(
                account,
                false,
                application.identity(),
                application.titleKind(),
                TaxId.checkKept(application.taxId()),
                application.proofKind(),
                application.standardProof(),
                application.wantsSpecialVat(),
                uninvoiced,
                true);
    }

    /** The refusal for the one of two simultaneous applications that came second (R19). */
    Refusal applicationPending() {
        return TitleApplicationRules.applicationPending();
    }

    private Ruling ask(
            Account account,
            boolean otherApplicationOpen,
            Identity identity,
            TitleKind titleKind,
            TaxIdCheck.Valid taxId,
            String proofKind,
            boolean standardProof,
            boolean wantsSpecialVat,
            List<UninvoicedItem> uninvoiced,
            boolean acknowledged) {
        TitleStanding standing = new TitleStanding(titles.of(account.id()), otherApplicationOpen, clock.instant());
        return TitleApplicationRules.BOOK.rule(new TitleApplicationFacts(
                account.kind() == Account.Kind.ENTERPRISE,
                account.closed(),
                standing.approvedInForce().isPresent(),
                standing.isRenewal(taxId.id().value(), wantsSpecialVat),
                otherApplicationOpen,
                identity,
                titleKind,
                taxId.id().kindHint(),
                taxId.warnings(),
                proofKind,
                standardProof,
                wantsSpecialVat,
                uninvoiced.size(),
                acknowledged,
                (int) uninvoiced.stream()
                        .filter(item -> item.productCode().equals("domain"))
                        .count()));
    }
}
