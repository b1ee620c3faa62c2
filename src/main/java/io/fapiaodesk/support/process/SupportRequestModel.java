package io.fapiaodesk.support.process;

/** The names in {@code processes/support-request.bpmn} that code speaks of. */
public final class SupportRequestModel {

    public static final String PROCESS = "support-request";

    public static final String START_SUPPORT_REQUESTED = "startEvent_supportRequested";
    public static final String ROUTE_SUPPORT = "businessRuleTask_routeSupport";
    public static final String ANSWER_SUPPORT_REQUEST = "answerSupportRequest";
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";
    public static final String REMIND_ANSWERER = "serviceTask_remindAnswerer";
    public static final String END_ANSWERER_REMINDED = "endEvent_answererReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_SUPPORT = "serviceTask_escalateSupport";
    public static final String END_SUPPORT_ESCALATED = "endEvent_supportEscalated";
    public static final String MANAGER_CHANGED = "boundaryEvent_managerChanged";
    public static final String RECORD_SUPPORT_DECISION = "serviceTask_recordSupportDecision";
    public static final String GATEWAY_SUPPORT_DECISION = "gateway_supportDecision";
    public static final String ASK_CUSTOMER = "callActivity_askCustomer";
    public static final String SEND_ANSWER = "serviceTask_sendSupportAnswer";
    public static final String END_SUPPORT_ANSWERED = "endEvent_supportAnswered";
    public static final String SUPPORT_WITHDRAWN = "subProcess_supportWithdrawn";
    public static final String START_SUPPORT_WITHDRAWN = "startEvent_supportWithdrawn";
    public static final String END_SUPPORT_WITHDRAWN = "endEvent_supportWithdrawn";

    public static final String MESSAGE_MANAGER_CHANGED = "supportManagerChanged";
    public static final String MESSAGE_SUPPORT_WITHDRAWN = "supportWithdrawn";

    /** Whose task the answer is; empty for anybody of the group. */
    static final String MANAGER = "manager";

    /** The candidate group. */
    static final String SUPPORT_GROUP = "supportGroup";

    /** What they read first. */
    static final String BRIEF = "brief";

    /** The business key of the question that is put to the customer. */
    static final String QUESTION_ID = "questionId";

    /** What a person decided, in the words of the form. */
    static final String DECISION = "decision";

    static final String ANSWER = "answer";
    static final String ASK_FOR_MORE = "askForMore";
    static final String HAND_OVER = "handOver";

    /** The field that our own record keeps; it never stays in the engine. */
    static final String REASON = "reason";

    private SupportRequestModel() {}
}
