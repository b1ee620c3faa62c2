package io.fapiaodesk.notice.process;

import io.fapiaodesk.notice.UndeliveredNotices;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes Cockpit the place where operations is told. */
@Component
class UndeliveredNoticeProcess implements UndeliveredNotices {

    private final RuntimeService processes;

    UndeliveredNoticeProcess(RuntimeService processes) {
        this.processes = processes;
    }

    @Override
    public void report(UUID noticeId, @Nullable String caseId) {
        processes
                .createProcessInstanceByKey(UndeliveredNoticeModel.PROCESS)
                .businessKey(caseId == null ? noticeId.toString() : caseId)
                .setVariable(UndeliveredNoticeModel.NOTICE_ID, noticeId.toString())
                .execute();
    }
}
