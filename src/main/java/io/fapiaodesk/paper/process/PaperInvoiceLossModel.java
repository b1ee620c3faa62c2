package io.fapiaodesk.paper.process;

import java.util.Set;

/** The names in {@code processes/paper-invoice-loss.bpmn} that code speaks of. */
public final class PaperInvoiceLossModel {

    public static final String PROCESS = "paper-invoice-loss";

    public static final String START_LOSS_REPORTED = "startEvent_lossReported";
    public static final String RULE_ON_LOSS = "businessRuleTask_ruleOnLoss";
    public static final String GATEWAY_NEXT_MOVER = "gateway_nextMover";
    public static final String AWAIT_PARCEL = "receiveTask_awaitParcel";
    public static final String TIME_TO_ASK = "boundaryEvent_timeToAsk";
    public static final String ASK_COURIER = "serviceTask_askCourier";
    public static final String HANDLE_LOSS = "handleLoss";
    public static final String PARCEL_MOVED = "boundaryEvent_parcelMoved";
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";
    public static final String REMIND_CLERKS = "serviceTask_remindClerks";
    public static final String END_CLERKS_REMINDED = "endEvent_clerksReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String ESCALATE_LOSS = "serviceTask_escalateLoss";
    public static final String END_LOSS_ESCALATED = "endEvent_lossEscalated";
    public static final String RECORD_LOSS_DECISION = "serviceTask_recordLossDecision";
    public static final String GATEWAY_LOSS_DECISION = "gateway_lossDecision";
    public static final String ASK_CUSTOMER = "callActivity_askCustomer";
    public static final String ORDER_SHIPMENT = "serviceTask_orderShipment";
    public static final String GATEWAY_ON_ITS_WAY = "gateway_onItsWay";
    public static final String MAKE_STUB_COPY = "serviceTask_makeStubCopy";
    public static final String SETTLE_LOSS = "serviceTask_settleLoss";
    public static final String END_LOSS_SETTLED = "endEvent_lossSettled";
    public static final String REPORT_WITHDRAWN = "subProcess_reportWithdrawn";
    public static final String START_REPORT_WITHDRAWN = "startEvent_reportWithdrawn";
    public static final String END_REPORT_WITHDRAWN = "endEvent_reportWithdrawn";

    public static final String MESSAGE_PARCEL_MOVED = "parcelMoved";
    public static final String MESSAGE_REPORT_WITHDRAWN = "lossReportWithdrawn";

    /** Who moves next, or what follows from a decision: read in the same step by the gateway after it. */
    static final String NEXT = "next";

    static final String PARCEL = "parcel";
    static final String CLERK = "clerk";
    static final String CUSTOMER = "customer";
    static final String WAIT = "wait";
    static final String ORDER = "order";
    static final String ASK = "ask";
    static final String STUB = "stub";
    static final String TELL = "tell";
    static final String CARRIED = "carried";
    static final String NOT_CARRIED = "notCarried";

    /** What the clerk reads first. */
    static final String BRIEF = "brief";

    /** What the table says becomes of it, which the form starts with. */
    static final String PROPOSAL = "proposal";

    /** The question that the customer is asked. */
    static final String QUESTION_ID = "questionId";

    /** Fields of the form that our own record keeps; they never stay in the engine. */
    static final String DECISION = "decision";

    static final String REASON = "reason";
    static final String TRACKING_NUMBER = "trackingNumber";

    /** A decision that settles nothing yet: the customer is asked. */
    static final String ASK_FOR_MORE = "askForMore";

    /** How it is sent again: somebody says so, and a field left empty does not. */
    static final String SENDING = "sending";

    static final String BOOK_COURIER = "bookCourier";
    static final String OWN_TRACKING_NUMBER = "ownTrackingNumber";

    /** Steps that act outside the database. */
    static final Set<String> EFFECTS_OUTSIDE = Set.of(ASK_COURIER, ORDER_SHIPMENT);

    private PaperInvoiceLossModel() {}
}
