package io.fapiaodesk.answer;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.CertificateName;
import io.fapiaodesk.answer.rules.OtherTitlesAreMaintained;
import io.fapiaodesk.answer.rules.SpecialIsIssuedElectronically;
import io.fapiaodesk.answer.rules.TwoWaysToAnEnterpriseTitle;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.title.ReadTitles;
import io.fapiaodesk.title.ReadTitles.HeldTitle;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which name an invoice carries, and how somebody comes to another one. */
@Component
class QuestionsAboutTitles implements Questions {

    private final ReadTitles titles;
    private final Clock clock;

    QuestionsAboutTitles(ReadTitles titles, Clock clock) {
        this.titles = titles;
        this.clock = clock;
    }

    @Override
    public List<Asked> all() {
        return List.of(
                Asked.by(new TwoWaysToAnEnterpriseTitle(), this::enterpriseTitle),
                Asked.by(new OtherTitlesAreMaintained(), this::otherTitle, Field.text("wanted")),
                Asked.by(new SpecialIsIssuedElectronically(), this::special),
                Asked.of(55, "Mismatched invoice title and certificate name", this::certificate, Field.text("wanted")));
    }

    private Reply enterpriseTitle(Asking asking) {
        Account account = asking.customer();
        Optional<String> whyNot = titles.whyNotApply(account);
        return new Reply(
                new TwoWaysToAnEnterpriseTitle()
                        .examine(new TwoWaysToAnEnterpriseTitle.Standing(
                                account.kind() == Account.Kind.ENTERPRISE, whyNot.orElse(null))),
                List.of(),
                whyNot.isEmpty() ? List.of(Links.APPLY, Links.TITLES) : List.of(Links.TITLES));
    }

    private Reply otherTitle(Asking asking) {
        return Reply.of(
                new OtherTitlesAreMaintained()
                        .examine(new OtherTitlesAreMaintained.Titles(
                                active(asking.customer()).map(HeldTitle::name).orElse(null),
                                asking.text("wanted").orElse(null))),
                Links.TITLES);
    }

    private Reply special(Asking asking) {
        Account account = asking.customer();
        LocalDate today = ShanghaiTime.today(clock);
        Optional<HeldTitle> active = active(account);
        boolean maySpecial = active.filter(title -> title.registered()
                        ? account.kind() == Account.Kind.ENTERPRISE
                        : title.specialValidUntil() != null && today.isBefore(title.specialValidUntil()))
                .isPresent();
        boolean complete = active.stream()
                .flatMap(title -> Stream.of(
                        Optional.ofNullable(title.bank()),
                        Optional.ofNullable(title.bankAccount()),
                        Optional.ofNullable(title.address()),
                        Optional.ofNullable(title.phone())))
                .allMatch(Optional::isPresent);
        return Reply.of(
                new SpecialIsIssuedElectronically()
                        .examine(new SpecialIsIssuedElectronically.TitleInUse(maySpecial, complete)),
                Links.TITLES,
                Links.CONSUMPTION);
    }

    private Reply certificate(Asking asking) {
        Account account = asking.customer();
        String wanted = asking.text("wanted")
                .or(() -> active(account).filter(title -> !title.individual()).map(HeldTitle::name))
                .orElse(account.realName());
        return Reply.of(CertificateName.examine(account, wanted), Links.ACCOUNT_CERTIFICATE, Links.TITLES);
    }

    private Optional<HeldTitle> active(Account account) {
        return titles.titles(account).stream()
                .filter(title -> title.status().equals("ACTIVE"))
                .findFirst();
    }
}
