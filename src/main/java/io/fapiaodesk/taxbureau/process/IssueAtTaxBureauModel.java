package io.fapiaodesk.taxbureau.process;

import java.util.Set;

/** The names in {@code processes/issue-at-tax-bureau.bpmn} that code speaks of. Its business key is the errand's id. */
public final class IssueAtTaxBureauModel {

    public static final String PROCESS = "issue-at-tax-bureau";

    public static final String START_INVOICE_WANTED = "startEvent_invoiceWanted";
    public static final String ASK_TAX_BUREAU = "serviceTask_askTaxBureau";
    public static final String GATEWAY_SETTLED = "gateway_settled";
    public static final String END_SETTLED = "endEvent_settled";
    public static final String TIME_TO_ASK_AGAIN = "intermediateCatchEvent_timeToAskAgain";

    /** What the caller is told: {@link #ISSUED}, {@link #REFUSED} or {@link #CANCELLED}; in between {@link #WAITING}. */
    public static final String BUREAU_ANSWER = "bureauAnswer";

    public static final String ISSUED = "issued";
    public static final String REFUSED = "refused";
    public static final String CANCELLED = "cancelled";
    public static final String WAITING = "waiting";

    /** When the bureau is asked again. */
    static final String NEXT_QUESTION_AT = "nextQuestionAt";

    /** Steps that act outside the database. */
    static final Set<String> EFFECTS_OUTSIDE = Set.of(ASK_TAX_BUREAU);

    private IssueAtTaxBureauModel() {}
}
