package io.fapiaodesk.title.process;

/** The names in {@code processes/multi-title-agreement.bpmn} that code speaks of. */
public final class MultiTitleAgreementModel {

    public static final String PROCESS = "multi-title-agreement";

    public static final String START_AGREEMENT_REQUESTED = "startEvent_agreementRequested";
    public static final String RULE_ON_AGREEMENT = "businessRuleTask_ruleOnAgreement";
    public static final String EVALUATE_AGREEMENT = "evaluateAgreement";
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";
    public static final String NUDGE_MANAGER = "serviceTask_nudgeManager";
    public static final String END_MANAGER_NUDGED = "endEvent_managerNudged";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_AGREEMENT = "serviceTask_escalateAgreement";
    public static final String END_AGREEMENT_ESCALATED = "endEvent_agreementEscalated";
    public static final String MANAGER_CHANGED = "boundaryEvent_managerChanged";
    public static final String MOVE_TASK = "serviceTask_moveTask";
    public static final String END_TASK_MOVED = "endEvent_taskMoved";
    public static final String RECORD_AGREEMENT_DECISION = "serviceTask_recordAgreementDecision";
    public static final String GATEWAY_AGREEMENT_DECISION = "gateway_agreementDecision";
    public static final String ASK_CUSTOMER = "callActivity_askCustomer";
    public static final String SIGN_AGREEMENT = "serviceTask_signAgreement";
    public static final String END_AGREEMENT_SIGNED = "endEvent_agreementSigned";
    public static final String DECLINE_AGREEMENT = "serviceTask_declineAgreement";
    public static final String END_AGREEMENT_DECLINED = "endEvent_agreementDeclined";
    public static final String REQUEST_ENDED = "subProcess_requestEnded";
    public static final String START_REQUEST_ENDED = "startEvent_requestEnded";
    public static final String END_REQUEST_ENDED = "endEvent_requestEnded";

    public static final String MESSAGE_MANAGER_CHANGED = "managerChanged";
    public static final String MESSAGE_REQUEST_ENDED = "agreementRequestEnded";

    /** Whose task the evaluation is at first; empty for anybody of the group. */
    static final String MANAGER = "manager";

    /** What the manager reads first. */
    static final String BRIEF = "brief";

    /** What the manager decided, in the words of the form. */
    static final String DECISION = "decision";

    static final String SIGN = "sign";
    static final String DECLINE = "decline";
    static final String ASK_FOR_MORE = "askForMore";

    /** The question that the manager has put to the customer: the business key of the process that asks it. */
    static final String QUESTION_ID = "questionId";

    /** Fields of the form that our own record keeps; they never stay in the engine. */
    static final String REASON = "reason";

    static final String VALID_UNTIL = "validUntil";

    /** Whether the agreement gets its usual term or ends on a day: said, and not told from an empty field. */
    static final String TERM = "term";

    static final String USUAL = "usual";
    static final String UNTIL = "until";

    private MultiTitleAgreementModel() {}
}
