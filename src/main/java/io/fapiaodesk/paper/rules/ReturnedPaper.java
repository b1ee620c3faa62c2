package io.fapiaodesk.paper.rules;

/**
 * A paper invoice that is to be mailed back.
 *
 * @param addressKnown whether the FAQ names an address for the company that issued it
 */
public record ReturnedPaper(String invoiceId, String seller, boolean onPaper, boolean issued, boolean addressKnown) {}
