package io.fapiaodesk.invoicing.process;

/** The names in {@code processes/invoice-issuance.bpmn} that code speaks of. */
public final class InvoiceIssuanceModel {

    public static final String PROCESS = "invoice-issuance";

    public static final String START_INVOICES_REQUESTED = "startEvent_invoicesRequested";
    public static final String EACH_INVOICE = "subProcess_eachInvoice";
    public static final String START_INVOICE_DUE = "startEvent_invoiceDue";
    public static final String RULE_ON_INVOICE = "businessRuleTask_ruleOnInvoice";
    public static final String GATEWAY_ISSUER = "gateway_issuer";
    public static final String ISSUE_AT_TAX_BUREAU = "callActivity_issueAtTaxBureau";
    public static final String GATEWAY_BUREAU_ANSWER = "gateway_bureauAnswer";
    public static final String END_INVOICE_ISSUED = "endEvent_invoiceIssued";
    public static final String END_INVOICE_CANCELLED = "endEvent_invoiceCancelled";
    public static final String HANDLE_FAILED_INVOICE = "handleFailedInvoice";
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";
    public static final String REMIND_OPERATORS = "serviceTask_remindOperators";
    public static final String END_OPERATORS_REMINDED = "endEvent_operatorsReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_INVOICE = "serviceTask_escalateInvoice";
    public static final String END_INVOICE_ESCALATED = "endEvent_invoiceEscalated";
    public static final String RECORD_FAILURE_DECISION = "serviceTask_recordFailureDecision";
    public static final String GATEWAY_FAILURE_DECISION = "gateway_failureDecision";
    public static final String ASK_CUSTOMER = "callActivity_askCustomer";
    public static final String END_INVOICE_GIVEN_UP = "endEvent_invoiceGivenUp";
    public static final String WAIT_FOR_VENDOR = "callActivity_waitForVendor";
    public static final String END_VENDOR_SETTLED = "endEvent_vendorSettled";
    public static final String END_INVOICES_SETTLED = "endEvent_invoicesSettled";

    /** The invoice of one round. */
    static final String INVOICE_ID = "invoiceId";

    /** What the tax bureau said last of it or, after a person decided, {@link #RETRY} or {@link #ASK_FOR_MORE}. */
    static final String BUREAU_ANSWER = "bureauAnswer";

    static final String REFUSED = "refused";
    static final String CANCELLED = "cancelled";

    /** Who issues it, as the rules say: {@link #WE}, {@link #VENDOR} or {@link #NOBODY_YET}. */
    static final String ISSUER = "issuer";

    static final String WE = "we";
    static final String VENDOR = "vendor";
    static final String NOBODY_YET = "nobodyYet";

    /** The business key of the question that is put to the customer. */
    static final String QUESTION_ID = "questionId";

    /** What the operator reads first. */
    static final String BRIEF = "brief";

    /** What the operator decides: {@link #RETRY}, {@link #ASK_FOR_MORE} or {@link #GIVE_UP}; it never stays in the engine. */
    static final String DECISION = "decision";

    static final String RETRY = "retry";
    static final String ASK_FOR_MORE = "askForMore";
    static final String GIVE_UP = "giveUp";
    static final String REASON = "reason";

    private InvoiceIssuanceModel() {}
}
