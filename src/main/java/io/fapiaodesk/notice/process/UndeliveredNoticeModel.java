package io.fapiaodesk.notice.process;

import java.util.Set;

/** The names in {@code processes/undelivered-notice.bpmn} that code speaks of. */
public final class UndeliveredNoticeModel {

    public static final String PROCESS = "undelivered-notice";

    public static final String START_NOTICE_PARKED = "startEvent_noticeParked";
    public static final String DELIVER_NOTICE = "serviceTask_deliverNotice";
    public static final String END_NOTICE_DELIVERED = "endEvent_noticeDelivered";

    /** The only variable; everything else is in the notice itself. */
    static final String NOTICE_ID = "noticeId";

    /** Steps that act outside the database. */
    static final Set<String> EFFECTS_OUTSIDE = Set.of(DELIVER_NOTICE);

    private UndeliveredNoticeModel() {}
}
