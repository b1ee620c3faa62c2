package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleBook;
import java.util.List;

/** The rule books of what can be invoiced. */
public final class InvoiceabilityRules {

    static final String CROSS_ACCOUNT = "CROSS_ACCOUNT_NOT_SUPPORTED";

    /** For an item of the asker's. */
    public static final RuleBook<InvoiceabilityFacts> BOOK = new RuleBook<>(
            "invoiceability-2",
            List.of(
                    new EachAccountAsksForItsOwn(),
                    new MastersAskForTheirMembers(),
                    new EnterprisesInvoiceApart(),
                    new AccountsAreNotCombined(),
                    new TopUpsAreNotConsumed(),
                    new BalancesAreNotConsumed(),
                    new RefundsFollowTheirOrder(),
                    new ClosedAccountsGetNoInvoices(),
                    new ResellersInvoiceTheirCustomers(),
                    new PayersAsk(),
                    new PricedPushesAreNotOurs(),
                    new SomethingIsLeft(),
                    new RefundsAreSettledFirst(),
                    new OrdersArePaidFirst(),
                    new BillsComeFirst(),
                    new UsageOfThisMonthWaits(),
                    new DomainOrdersStayWithTheirBuyer(),
                    new SellerIsKnown(),
                    new VendorsInvoiceTheMarketplace(),
                    new PaidOrdersFollowTheRegistration()));

    /** For an item that is not the asker's, who learns nothing else about it. */
    public static final RuleBook<InvoiceabilityFacts> STRANGERS = new RuleBook<>(
            "invoiceability-strangers-1",
            List.of(new EachAccountAsksForItsOwn(), new MastersAskForTheirMembers(), new EnterprisesInvoiceApart()));

    /** For an amount out of what was chosen. */
    public static final RuleBook<AmountFacts> AMOUNTS = new RuleBook<>(
            "invoiceable-amount-1", List.of(new AmountIsWithinConsumption(), new ArrearsAreNotInvoiced()));

    /** For all of what was chosen, or for parts that were named. */
    public static final RuleBook<AmountFacts> WHOLE =
            new RuleBook<>("invoiceable-whole-1", List.of(new ArrearsAreNotInvoiced()));

    private InvoiceabilityRules() {}

    /** What is said of an item that is not the asker's or does not exist, which looks the same. */
    public static Refusal notYours() {
        EachAccountAsksForItsOwn rule = new EachAccountAsksForItsOwn();
        return Refusal.of(new Finding.Violated(rule.id(), rule.faqSection(), CROSS_ACCOUNT, List.of()));
    }
}
