package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.CaseClocks;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The two clocks of a return: our promise, and the confirmation form (R60). */
@Service
public class ReturnTimes {

    private final CaseClocks clocks;
    private final FormClock form;

    ReturnTimes(CaseClocks clocks, FormClock form) {
        this.clocks = clocks;
        this.form = form;
    }

    public Instant promised(RequestId id) {
        return clocks.limitAt(id);
    }

    /** When the case has to be done: the earlier of the two clocks. */
    public Instant dueAt(RequestId id) {
        return clocks.dueAt(id);
    }

    /** When the form is void; empty for one that has no clock, or that nobody has seen yet. */
    public Optional<Instant> formVoidAt(RequestId id) {
        return form.endOf(id);
    }

    /** While there is still time: on the morning of the last day, and well before the form is void. */
    public Instant reminderAt(RequestId id) {
        return clocks.reminderAt(id);
    }
}
