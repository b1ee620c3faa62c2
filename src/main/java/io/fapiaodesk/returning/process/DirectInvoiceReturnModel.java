package io.fapiaodesk.returning.process;

/** The names in {@code processes/direct-invoice-return.bpmn} that code speaks of. */
public final class DirectInvoiceReturnModel {

    public static final String PROCESS = "direct-invoice-return";

    public static final String START_RETURN_REQUESTED = "startEvent_returnRequested";
    public static final String RULE_ON_RETURN = "businessRuleTask_ruleOnReturn";
    public static final String GATEWAY_STANDING = "gateway_standing";
    public static final String REJECT_UNFIT = "serviceTask_rejectUnfit";
    public static final String END_RULED_OUT = "endEvent_ruledOut";
    public static final String GATEWAY_NEXT = "gateway_next";
    public static final String RECEIVE_ORIGINAL = "receiveOriginal";
    public static final String ORIGINAL_LATE = "boundaryEvent_originalLate";
    public static final String REMIND_OF_ORIGINAL = "serviceTask_remindOfOriginal";
    public static final String END_CUSTOMER_REMINDED = "endEvent_customerReminded";
    public static final String ORIGINAL_MISSING = "boundaryEvent_originalMissing";
    public static final String REPORT_MISSING_ORIGINAL = "serviceTask_reportMissingOriginal";
    public static final String END_ORIGINAL_MISSING = "endEvent_originalMissing";
    public static final String TIME_SHORT = "boundaryEvent_targetNear";
    public static final String REMIND_OPERATORS = "serviceTask_remindOperators";
    public static final String END_OPERATORS_REMINDED = "endEvent_operatorsReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_RETURN = "serviceTask_escalateReturn";
    public static final String END_RETURN_ESCALATED = "endEvent_returnEscalated";
    public static final String ISSUE_RED = "callActivity_issueRed";
    public static final String GATEWAY_BUREAU_ANSWER = "gateway_bureauAnswer";
    public static final String END_INVOICE_RETURNED = "endEvent_invoiceReturned";
    public static final String PROCESS_RETURN = "processReturn";
    public static final String RECORD_DECISION = "serviceTask_recordDecision";
    public static final String GATEWAY_DECISION = "gateway_decision";
    public static final String END_RETURN_REJECTED = "endEvent_returnRejected";
    public static final String INVOICE_BOOKED = "subProcess_invoiceBooked";
    public static final String START_INVOICE_BOOKED = "startEvent_invoiceBooked";
    public static final String REJECT_AS_BOOKED = "businessRuleTask_rejectAsBooked";
    public static final String END_FORM_NEEDED = "endEvent_formNeeded";
    public static final String RETURN_WITHDRAWN = "subProcess_returnWithdrawn";
    public static final String START_RETURN_WITHDRAWN = "startEvent_returnWithdrawn";
    public static final String END_RETURN_WITHDRAWN = "endEvent_returnWithdrawn";

    public static final String MESSAGE_INVOICE_BOOKED = "invoiceBookedMeanwhile";
    public static final String MESSAGE_RETURN_WITHDRAWN = "returnWithdrawn";

    public static final String ASK_CUSTOMER = "callActivity_askCustomer";

    /** What the tax bureau has said, in the words of the called process. */
    static final String BUREAU_ANSWER = "bureauAnswer";

    static final String REFUSED = "refused";

    /** How the return stands in the eyes of the rules: {@link #UNFIT} where one is violated. */
    static final String STANDING = "standing";

    static final String UNFIT = "unfit";

    /** What a person reads first. */
    static final String BRIEF = "brief";

    /** What a person decides: {@link #RECEIVED} of an original, {@link #ISSUE_RED_INVOICE}, or {@link #REJECT}. */
    static final String DECISION = "decision";

    static final String RECEIVED = "received";
    static final String ISSUE_RED_INVOICE = "issueRed";
    static final String REJECT = "reject";

    /** The customer is asked first. */
    static final String ASK_FOR_MORE = "askForMore";

    /** The question that the called process leads. */
    static final String QUESTION_ID = "questionId";

    /** A field of the forms that our own record keeps; it never stays in the engine. */
    static final String REASON = "reason";

    private DirectInvoiceReturnModel() {}
}
