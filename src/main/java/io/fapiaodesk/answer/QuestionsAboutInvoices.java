package io.fapiaodesk.answer;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.answer.rules.BlankPagesHaveAFallback;
import io.fapiaodesk.answer.rules.ExpenseTypeIsFixed;
import io.fapiaodesk.answer.rules.NumbersTellHowToVerify;
import io.fapiaodesk.answer.rules.OnlyDigitalTypesAreIssued;
import io.fapiaodesk.answer.rules.RamUsersHaveNoInvoicePermission;
import io.fapiaodesk.answer.rules.SamplesAreForReference;
import io.fapiaodesk.answer.rules.TaxIsPartOfTheAmount;
import io.fapiaodesk.answer.rules.WrongMailboxesAreChanged;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an invoice is, how it looks, what it says, where it goes, and how it is verified. */
@Component
class QuestionsAboutInvoices implements Questions {

    /** The FAQ's own example. */
    private static final Yuan EXAMPLE = Yuan.of("6150.00");

    private final Mailboxes mailboxes;
    private final SellerCatalogue catalogue;
    private final Clock clock;

    QuestionsAboutInvoices(Mailboxes mailboxes, SellerCatalogue catalogue, Clock clock) {
        this.mailboxes = mailboxes;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public List<Asked> all() {
        return List.of(
                Asked.by(
                        new TaxIsPartOfTheAmount(),
                        QuestionsAboutInvoices::tax,
                        Field.of("amount", Field.Kind.AMOUNT),
                        Field.choice("rate", "0.06", "0.09", "0.13")),
                Asked.by(
                        new OnlyDigitalTypesAreIssued(),
                        QuestionsAboutInvoices::types,
                        Field.choice("type", "GENERAL", "SPECIAL", "PAPER_SPECIAL", "ELECTRONIC_GENERAL")),
                Asked.by(
                        new NumbersTellHowToVerify(),
                        QuestionsAboutInvoices::verify,
                        Field.text("number"),
                        Field.text("code")),
                Asked.by(
                        new SamplesAreForReference(),
                        QuestionsAboutInvoices::sample,
                        Field.choice("type", "GENERAL", "SPECIAL")),
                Asked.by(new ExpenseTypeIsFixed(), this::expenseType, Field.text("productCode"), Field.text("wanted")),
                Asked.by(
                        new RamUsersHaveNoInvoicePermission(),
                        QuestionsAboutInvoices::permission,
                        Field.choice("permission", "INVOICES_ONLY", "BILLING")),
                Asked.by(new WrongMailboxesAreChanged(), this::mailbox, Field.choice("issued", "YES", "NO")),
                Asked.by(
                        new BlankPagesHaveAFallback(),
                        QuestionsAboutInvoices::blankPage,
                        Field.choice("page", "LIST", "DOWNLOAD")));
    }

    private static Reply tax(Asking asking) {
        TaxRate rate = TaxRate.of(asking.oneOf("rate", "0.06", "0.09", "0.13").orElse("0.06"));
        return Reply.of(new TaxIsPartOfTheAmount()
                .examine(new TaxIsPartOfTheAmount.Amount(asking.amount("amount").orElse(EXAMPLE), rate)));
    }

    private static Reply types(Asking asking) {
        return Reply.of(
                new OnlyDigitalTypesAreIssued()
                        .examine(new OnlyDigitalTypesAreIssued.Wanted(
                                asking.word("type").orElse(null))),
                Links.CONSUMPTION,
                Links.ANNOUNCEMENT);
    }

    private static Reply verify(Asking asking) {
        Optional<String> number = asking.text("number");
        Optional<String> code = asking.text("code");
        String written = code.map(given -> given + " " + number.orElse(""))
                .or(() -> number)
                .orElse(null);
        Finding finding = new NumbersTellHowToVerify()
                .examine(new NumbersTellHowToVerify.Written(written == null ? null : written.strip()));
        List<Link> links = new ArrayList<>(List.of(Links.NATIONAL_PLATFORM));
        switch (finding.code()) {
            case "VERIFY_OTHER_PROVINCE" -> {}
            case "VERIFY_NUMBER_OF_BEIJING" -> links.add(Links.BEIJING);
            case "VERIFY_NUMBER_OF_SHANGHAI" -> links.add(Links.SHANGHAI);
            case "VERIFY_NUMBER_OF_JIANGSU" -> links.add(Links.JIANGSU);
            case "VERIFY_BY_NUMBER" ->
                links.addAll(List.of(Links.ZHEJIANG, Links.BEIJING, Links.SHANGHAI, Links.JIANGSU));
            default -> links.add(Links.ZHEJIANG);
        }
        links.addAll(List.of(Links.HOTLINE, Links.ANNOUNCEMENT));
        return new Reply(finding, List.of(), links);
    }

    private static Reply sample(Asking asking) {
        Optional<String> type = asking.word("type");
        Finding finding = new SamplesAreForReference().examine(new SamplesAreForReference.Wanted(type.orElse(null)));
        return new Reply(
                finding,
                List.of(),
                finding instanceof Finding.Satisfied && type.isPresent()
                        ? List.of(Links.sample(type.get()))
                        : List.of(Links.sample("GENERAL"), Links.sample("SPECIAL")));
    }

    private Reply expenseType(Asking asking) {
        String content = asking.text("productCode")
                .flatMap(product -> catalogue
                        .resolve(product, clock.instant())
                        .<Optional<Offer>>fold(Optional::of, refusals -> Optional.empty()))
                .map(Offer::content)
                .orElse(null);
        return Reply.of(
                new ExpenseTypeIsFixed()
                        .examine(new ExpenseTypeIsFixed.Change(
                                content, asking.text("wanted").orElse(null))),
                Links.COMPANIES);
    }

    private static Reply permission(Asking asking) {
        boolean invoicesOnly = asking.oneOf("permission", "INVOICES_ONLY", "BILLING")
                .filter("BILLING"::equals)
                .isEmpty();
        return Reply.of(new RamUsersHaveNoInvoicePermission()
                .examine(new RamUsersHaveNoInvoicePermission.Permission(invoicesOnly)));
    }

    private Reply mailbox(Asking asking) {
        boolean issued =
                asking.oneOf("issued", "YES", "NO").filter("NO"::equals).isEmpty();
        String mailbox = asking.account().map(this::mailboxOf).orElse("-");
        return Reply.of(
                new WrongMailboxesAreChanged().examine(new WrongMailboxesAreChanged.Delivery(issued, mailbox)),
                Links.INVOICES,
                Links.MAILBOXES);
    }

    private String mailboxOf(Account account) {
        return mailboxes
                .defaultOf(account.id())
                .map(mailbox -> mailbox.address().toString())
                .orElse(account.email());
    }

    private static Reply blankPage(Asking asking) {
        boolean download = asking.oneOf("page", "LIST", "DOWNLOAD")
                .filter("DOWNLOAD"::equals)
                .isPresent();
        return Reply.of(
                new BlankPagesHaveAFallback().examine(new BlankPagesHaveAFallback.Page(download)),
                Links.INVOICES_FILE,
                Links.CONSUMPTION_FILE);
    }
}
