package io.fapiaodesk.notice.process;

/** The names in {@code undelivered-notice.bpmn}. */
public final class UndeliveredNoticeModel {

    public static final String PROCESS = "undelivered-notice";

    public static final String START_NOTICE_PARKED = "startEvent_noticeParked";
    public static final String TASK_DELIVER_NOTICE = "serviceTask_deliverNotice";
    public static final String END_NOTICE_DELIVERED = "endEvent_noticeDelivered";

    public static final String VARIABLE_NOTICE_ID = "noticeId";

    private UndeliveredNoticeModel() {}
}
