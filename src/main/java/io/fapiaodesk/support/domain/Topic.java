package io.fapiaodesk.support.domain;

import org.jspecify.annotations.Nullable;

/** What a customer can ask about, with the sentence of the FAQ that sends the customer to us. */
public enum Topic {
    EXPLANATION_LETTER(3, "Mismatched invoicing entity and payee", Answerer.AGENTS),
    AFFILIATE_CERTIFICATE(2, "Mismatched invoicing entity and payee", Answerer.AGENTS),
    STATEMENT_LETTER(82, "Statement letter for Marketplace invoices", Answerer.AGENTS),
    PAY_ON_BEHALF_TEMPLATE(50, "Invoicing for pay-on-behalf orders", Answerer.AGENTS),
    EXTRA_TITLE(31, "Multiple invoice titles for enterprise accounts", Answerer.MANAGER),
    DOMAIN_TITLE(79, "Invoicing after a domain transfer", Answerer.MANAGER),
    EXPENSE_TYPE(15, "Changing the invoice expense type", Answerer.MANAGER),
    REGISTERED_NAME(84, "Adding or modifying invoice titles", Answerer.AGENTS),
    LOST_PAPER(74, "Lost paper invoices", Answerer.AGENTS),
    PAPER_RETURN_ADDRESS(72, "Return address for paper invoices", Answerer.AGENTS),
    VENDOR_NOT_ANSWERING(82, "Invoicing for Alibaba Cloud Marketplace products", Answerer.AGENTS),
    /** The FAQ does not name it. */
    OTHER(0, null, Answerer.AGENTS);

    private final int rule;
    private final @Nullable String faqSection;
    private final Answerer answerer;

    Topic(int rule, @Nullable String faqSection, Answerer answerer) {
        this.rule = rule;
        this.faqSection = faqSection;
        this.answerer = answerer;
    }

    /** The number of the rule; 0 when the FAQ does not name the topic. */
    public int rule() {
        return rule;
    }

    /** The title of the FAQ's section, in its English. */
    public @Nullable String faqSection() {
        return faqSection;
    }

    /** Whom the FAQ sends the customer to. */
    public Answerer answerer() {
        return answerer;
    }
}
