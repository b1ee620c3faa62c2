package io.fapiaodesk.title.process;

/** The names in {@code processes/enterprise-title-review.bpmn} that code speaks of. */
public final class EnterpriseTitleReviewModel {

    public static final String PROCESS = "enterprise-title-review";

    public static final String START_TITLE_SUBMITTED = "startEvent_titleSubmitted";
    public static final String RULE_ON_TITLE = "businessRuleTask_ruleOnTitle";
    public static final String GATEWAY_RULING = "gateway_ruling";
    public static final String REFUSE_TITLE = "serviceTask_refuseTitle";
    public static final String END_TITLE_REFUSED = "endEvent_titleRefused";
    public static final String REVIEW_TITLE = "reviewTitle";
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";
    public static final String REMIND_REVIEWERS = "serviceTask_remindReviewers";
    public static final String END_REVIEWERS_REMINDED = "endEvent_reviewersReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_REVIEW = "serviceTask_escalateReview";
    public static final String END_REVIEW_ESCALATED = "endEvent_reviewEscalated";
    public static final String RECORD_DECISION = "serviceTask_recordDecision";
    public static final String GATEWAY_DECISION = "gateway_decision";
    public static final String REJECT_TITLE = "serviceTask_rejectTitle";
    public static final String END_TITLE_REJECTED = "endEvent_titleRejected";
    public static final String GATEWAY_SPECIAL_VAT = "gateway_specialVat";
    public static final String APPROVE_SPECIAL_VAT = "approveSpecialVat";
    public static final String RECORD_SPECIAL_VAT = "serviceTask_recordSpecialVat";
    public static final String SPECIAL_TARGET_NEAR = "boundaryEvent_specialTargetNear";
    public static final String REMIND_SUPERVISORS = "serviceTask_remindSupervisors";
    public static final String END_SUPERVISORS_REMINDED = "endEvent_supervisorsReminded";
    public static final String SPECIAL_LIMIT_PASSED = "boundaryEvent_specialLimitPassed";
    public static final String ESCALATE_SPECIAL_VAT = "serviceTask_escalateSpecialVat";
    public static final String END_SPECIAL_VAT_ESCALATED = "endEvent_specialVatEscalated";
    public static final String END_SPECIAL_VAT_DECIDED = "endEvent_specialVatDecided";
    public static final String ACTIVATE_TITLE = "serviceTask_activateTitle";
    public static final String END_TITLE_APPROVED = "endEvent_titleApproved";
    public static final String ASK_CUSTOMER = "serviceTask_askCustomer";
    public static final String AWAIT_ANSWER = "receiveTask_awaitAnswer";
    public static final String ANSWER_DUE_SOON = "boundaryEvent_answerDueSoon";
    public static final String REMIND_CUSTOMER = "serviceTask_remindCustomer";
    public static final String END_CUSTOMER_REMINDED = "endEvent_customerReminded";
    public static final String ANSWER_OVERDUE = "boundaryEvent_answerOverdue";
    public static final String CLOSE_UNANSWERED = "serviceTask_closeUnanswered";
    public static final String END_TITLE_UNANSWERED = "endEvent_titleUnanswered";
    public static final String APPLICATION_ENDED = "subProcess_applicationEnded";
    public static final String START_APPLICATION_ENDED = "startEvent_applicationEnded";
    public static final String END_APPLICATION_ENDED = "endEvent_applicationEnded";

    public static final String MESSAGE_ANSWER_GIVEN = "answerGiven";
    public static final String MESSAGE_APPLICATION_ENDED = "applicationEnded";

    /** What the rules say: {@link #REFUSED} or {@link #NEEDS_REVIEW}. */
    static final String RULING = "ruling";

    static final String REFUSED = "refused";
    static final String NEEDS_REVIEW = "needsReview";

    /** The candidate group of the review. */
    static final String REVIEW_GROUP = "reviewGroup";

    /** What the reviewer reads first. */
    static final String BRIEF = "brief";

    /** What a person decided, in the words of the form, until it is recorded: no later form begins with it. */
    static final String DECISION = "decision";

    /** The same for the gateways of the step that recorded it; {@link #APPROVE_PENDING_SPECIAL_VAT} is our own. */
    static final String DECIDED = "decided";

    static final String APPROVE = "approve";
    static final String APPROVE_PENDING_SPECIAL_VAT = "approvePendingSpecialVat";
    static final String REJECT = "reject";
    static final String ASK_FOR_MORE = "askForMore";

    /** Fields of the forms that our own record keeps; they never stay in the engine. */
    static final String REASON = "reason";

    static final String VALID_DAYS = "validDays";

    /** Whether the title gets its longest term or one of so many days: said, and not told from an empty field. */
    static final String TERM = "term";

    static final String LONGEST = "longest";
    static final String DAYS = "days";

    private EnterpriseTitleReviewModel() {}
}
