package io.fapiaodesk.invoicing.domain;

/** How the customer says what to invoice (R46 to R48, FAQ "Differences between invoicing methods"). */
public enum Method {
    /** Items by name, each with all that is open of it. */
    ORDER_DETAIL,
    /** All charges of a month, once its bill exists. */
    MONTHLY_BILL,
    /** An amount, taken from the oldest items first. */
    AMOUNT
}
