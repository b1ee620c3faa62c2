package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who owe a decision on a return. Nothing is ever decided because a promise is near. */
@Service
public class RemindOfReturn {

    private final ReturnDesk desk;
    private final ReturnTimes times;

    RemindOfReturn(ReturnDesk desk, ReturnTimes times) {
        this.desk = desk;
        this.times = times;
    }

    /** The tax operators, while there is still time. */
    @Transactional
    public void remind(RequestId id) {
        InvoiceReturn open = desk.find(id);
        desk.letter(
                open,
                new Recipient.Group(Groups.TAX_OPERATORS),
                "reminder/" + ShanghaiTime.dayOf(times.dueAt(id)),
                "return-reminder",
                Map.of("target", ShanghaiTime.dayOf(times.dueAt(id)).toString()),
                List.of());
        desk.noteWithin(open, "OPERATORS_REMINDED");
    }

    /** The supervisors of the operators: the promise ends. */
    @Transactional
    public void escalate(RequestId id) {
        InvoiceReturn open = desk.find(id);
        desk.letter(
                open,
                new Recipient.Group(Groups.TAX_SUPERVISORS),
                "overdue/" + ShanghaiTime.dayOf(times.promised(id)),
                "return-overdue",
                Map.of("limit", ShanghaiTime.dayOf(times.promised(id)).toString()),
                List.of());
        desk.note(open, "ESCALATED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of());
    }
}
