package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import io.fapiaodesk.returning.domain.ReturnClocks;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** The two clocks of a return: our promise, and the confirmation form (R60). */
@Service
public class ReturnTimes {

    /** So long before the form is void, the operators are reminded. */
    private static final Duration IN_TIME = Duration.ofHours(12);

    private final ReturnTable returns;
    private final Requests requests;

    ReturnTimes(ReturnTable returns, Requests requests) {
        this.returns = returns;
        this.requests = requests;
    }

    public Instant promised(RequestId id) {
        return requests.promiseOf(id).limit();
    }

    /** When the case has to be done: the earlier of the two clocks. */
    public Instant dueAt(RequestId id) {
        return clocks(id).dueAt();
    }

    /** When the form is void. One that nobody has seen yet was made before the return was asked for. */
    public Instant formVoidAt(RequestId id) {
        return clocks(id).formVoidAt();
    }

    /** While there is still time: on the morning of the last day, and well before the form is void. */
    public Instant reminderAt(RequestId id) {
        Instant before = formVoidAt(id).minus(IN_TIME);
        Instant morning = requests.promiseOf(id).reminder();
        return before.isBefore(morning) ? before : morning;
    }

    private ReturnClocks clocks(RequestId id) {
        InvoiceReturn open = returns.find(id).orElseThrow();
        SeenForm form = open.form();
        return new ReturnClocks(promised(id), form == null ? open.asked().at() : form.madeAt());
    }
}
