package io.fapiaodesk.returning.process;

import java.util.Set;

/** The names in {@code processes/booked-invoice-return.bpmn} that code speaks of. */
public final class BookedInvoiceReturnModel {

    public static final String PROCESS = "booked-invoice-return";

    public static final String START_RETURN_REQUESTED = "startEvent_returnRequested";
    public static final String EXAMINE = "subProcess_examine";
    public static final String START_EXAMINATION = "startEvent_examination";
    public static final String RULE_ON_RETURN = "businessRuleTask_ruleOnReturn";
    public static final String GATEWAY_STANDING = "gateway_standing";
    public static final String CHECK_FORM = "serviceTask_checkForm";
    public static final String REJECT_UNFIT = "serviceTask_rejectUnfit";
    public static final String PROCESS_RETURN = "processReturn";
    public static final String RECORD_DECISION = "serviceTask_recordDecision";
    public static final String GATEWAY_SECOND = "gateway_second";
    public static final String CONFIRM_RED = "confirmRed";
    public static final String END_DECIDED = "endEvent_decided";
    public static final String END_FORM_UNFIT = "endEvent_formUnfit";
    public static final String TIME_SHORT = "boundaryEvent_targetNear";
    public static final String REMIND_OPERATORS = "serviceTask_remindOperators";
    public static final String END_OPERATORS_REMINDED = "endEvent_operatorsReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_RETURN = "serviceTask_escalateReturn";
    public static final String END_RETURN_ESCALATED = "endEvent_returnEscalated";
    public static final String FORM_VOID = "boundaryEvent_formVoid";
    public static final String FORM_VOID_MEANWHILE = "boundaryEvent_formVoidMeanwhile";
    public static final String LOOK_AGAIN = "serviceTask_lookAgain";
    public static final String RULE_AGAIN = "businessRuleTask_ruleAgain";
    public static final String GATEWAY_STILL_FITS = "gateway_stillFits";
    public static final String END_FORM_HOLDS = "endEvent_formHolds";
    public static final String END_VOID_RETURN = "serviceTask_endVoidReturn";
    public static final String END_FORM_VOID = "endEvent_formVoid";
    public static final String GATEWAY_DECISION = "gateway_decision";
    public static final String END_RETURN_REJECTED = "endEvent_returnRejected";
    public static final String ISSUE_RED = "callActivity_issueRed";
    public static final String GATEWAY_BUREAU_ANSWER = "gateway_bureauAnswer";
    public static final String END_INVOICE_RETURNED = "endEvent_invoiceReturned";
    public static final String BOOKING_CHANGED = "subProcess_bookingChanged";
    public static final String START_BOOKING_CHANGED = "startEvent_bookingChanged";
    public static final String REEXAMINE_RETURN = "businessRuleTask_reexamineReturn";
    public static final String END_RETURN_REEXAMINED = "endEvent_returnReexamined";
    public static final String RETURN_WITHDRAWN = "subProcess_returnWithdrawn";
    public static final String START_RETURN_WITHDRAWN = "startEvent_returnWithdrawn";
    public static final String END_RETURN_WITHDRAWN = "endEvent_returnWithdrawn";

    public static final String MESSAGE_BOOKING_CHANGED = "invoiceBookedMeanwhile";
    public static final String MESSAGE_RETURN_WITHDRAWN = "returnWithdrawn";

    public static final String ASK_CUSTOMER = "callActivity_askCustomer";

    /** What the tax bureau has said, in the words of the called process. */
    static final String BUREAU_ANSWER = "bureauAnswer";

    static final String REFUSED = "refused";

    /** What a person reads first. */
    static final String BRIEF = "brief";

    /** What is decided: {@link #ISSUE_RED_INVOICE} or {@link #REJECT}; {@link #SECOND} while another has to say so, too. */
    static final String DECISION = "decision";

    static final String ISSUE_RED_INVOICE = "issueRed";
    static final String REJECT = "reject";

    /** The customer is asked first. */
    static final String ASK_FOR_MORE = "askForMore";

    /** The question that the called process leads. */
    static final String QUESTION_ID = "questionId";

    static final String SECOND = "second";

    /** How the return stands in the eyes of the rules: {@link #UNSEEN} as long as nobody has seen the form, or {@link #UNFIT}. */
    static final String STANDING = "standing";

    static final String UNSEEN = "unseen";
    static final String UNFIT = "unfit";

    /** A field of the forms that our own record keeps; it never stays in the engine. */
    static final String REASON = "reason";

    /** Where the 72 hours of the form are waited for. */
    static final Set<String> FORM_CLOCKS = Set.of(FORM_VOID, FORM_VOID_MEANWHILE);

    /** Steps that act outside the database. */
    static final Set<String> EFFECTS_OUTSIDE = Set.of(CHECK_FORM, LOOK_AGAIN);

    private BookedInvoiceReturnModel() {}
}
