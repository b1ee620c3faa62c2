package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule books that a request for invoices is screened by. What can be said of single items, consumption says. */
public final class InvoiceRequestRules {

    /** Before anything is planned. */
    public static final RuleBook<InvoiceRequestFacts> REQUEST = new RuleBook<>(
            "invoice-request-1",
            List.of(
                    new OnlyDigitalInvoices(),
                    new ExpenseTypeIsFixed(),
                    new TaxpayerTypeDoesNotMatter(),
                    new MonthlyBillsComeFirst(),
                    new ReturnedAmountsWaitForTheRedInvoice(),
                    new SomethingIsThereToInvoice(),
                    new MastersUseTheirOwnTitles(),
                    new BeneficiariesTitleNeedsAnAgreement(),
                    new FurtherTitlesNeedAnAgreement(),
                    new TitlesComeFromRegistration(),
                    new OneTitleIsActive(),
                    new TitlesExpire(),
                    new RenamedTitlesAreReplaced(),
                    new TitleShouldMatchRegistration(),
                    new PersonsGetGeneralInvoices(),
                    new SpecialVatIsGrantedForATime(),
                    new SpecialVatNeedsCompleteDetails(),
                    new DomainTitlesAreForDomains(),
                    new EveryCharacterIsPrinted()));

    /** Of the invoices that it would become. */
    public static final RuleBook<InvoicePlanFacts> PLAN = new RuleBook<>(
            "invoice-plan-1",
            List.of(
                    new DeficitsComeFirst(),
                    new EntitiesAndRatesAreInvoicedApart(),
                    new BuyersAreInvoicedApart(),
                    new RemaindersAreInvoicedLater()));

    /** Of an invoice that is about to be put to the tax bureau, the first time and again. What sellers can, they say. */
    public static final RuleBook<InvoiceToIssue> ISSUING =
            new RuleBook<>("invoice-issuing-1", List.of(new InvoicesCanBeRead()));

    /** Of a change to an invoice that is requested already. */
    public static final RuleBook<InvoiceChangeFacts> CHANGE = new RuleBook<>(
            "invoice-change-1",
            List.of(
                    new TypesOfInvoicesAreFixed(),
                    new DatesOfInvoicesAreFixed(),
                    new InvoicesKeepTheirTitle(),
                    new ContentsOfInvoicesAreFixed()));

    private InvoiceRequestRules() {}

    /** What an item is refused with of which everything is on invoices whose return is running (R62). */
    public static Refusal redNotIssued(Yuan inReturn) {
        return Refusal.of(ReturnedAmountsWaitForTheRedInvoice.refusal(inReturn.toString()));
    }

    /** Whether a finding that refuses nothing is something the customer should be warned of (R54). */
    public static boolean isWarning(Finding finding) {
        return finding.code().equals(TitleShouldMatchRegistration.TITLE_DIFFERS);
    }
}
