package io.fapiaodesk.vendor.process;

/** The names in {@code processes/vendor-invoice.bpmn} that code speaks of. Its business key is the id of the request. */
public final class VendorInvoiceModel {

    public static final String PROCESS = "vendor-invoice";

    public static final String START_VENDOR_TO_ISSUE = "startEvent_vendorToIssue";
    public static final String HAND_OVER = "serviceTask_handOverToVendor";
    public static final String RECORD_VENDOR_ANSWER = "recordVendorAnswer";
    public static final String TARGET_NEAR = "boundaryEvent_targetNear";
    public static final String REMIND_VENDOR = "serviceTask_remindVendor";
    public static final String END_VENDOR_REMINDED = "endEvent_vendorReminded";
    public static final String LIMIT_PASSED = "boundaryEvent_limitPassed";
    public static final String SHOW_VENDOR = "serviceTask_showVendor";
    public static final String END_VENDOR_SHOWN = "endEvent_vendorShown";
    public static final String VENDOR_SETTLED = "boundaryEvent_vendorSettled";
    public static final String END_SETTLED = "endEvent_settledElsewhere";
    public static final String KEEP_ANSWER = "serviceTask_keepVendorAnswer";
    public static final String END_VENDOR_ANSWERED = "endEvent_vendorAnswered";

    public static final String MESSAGE_VENDOR_SETTLED = "vendorSettled";

    /** The invoice that the vendor is to issue. */
    static final String INVOICE_ID = "invoiceId";

    /** What the operator reads first. */
    static final String BRIEF = "brief";

    /** What the vendor answers, in the words of the form. */
    static final String DECISION = "decision";

    static final String ISSUED = "issued";
    static final String REJECTED = "rejected";

    /** The fields that our own record keeps; they never stay in the engine. */
    static final String NUMBER = "number";

    static final String ISSUED_ON = "issuedOn";
    static final String REASON = "reason";

    private VendorInvoiceModel() {}
}
