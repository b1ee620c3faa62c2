package io.fapiaodesk.paper.domain;

/**
 * What decides about a lost paper invoice.
 *
 * @param delivery what the courier says; the customer's word does not count here
 * @param silent whether nothing has been heard of the parcel for so long that waiting on does not help
 * @param invoiceCorrect false when the customer wants it voided and issued anew
 * @param deducted whether the buyer has used it for input VAT already
 */
public record LossFacts(
        DeliveryStatus delivery,
        boolean silent,
        boolean addressCorrect,
        boolean phoneCorrect,
        boolean invoiceCorrect,
        Received received,
        MissingCopies missing,
        boolean deducted) {}
