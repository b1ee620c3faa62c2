package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.PromiseMoved;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Look;
import io.fapiaodesk.returning.persistence.ReturnTable;
import io.fapiaodesk.taxbureau.TaxBureau;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the tax bureau show the confirmation form of a return: where it could not be reached when the return was asked for,
 * and again when the time to confirm the form is over, because it may have been confirmed elsewhere (R59, R60, decision
 * 15). What follows from the form, the rules say.
 */
@Service
public class CheckForm {

    private final ReturnTable returns;
    private final ReturnDesk desk;
    private final TaxBureau bureau;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CheckForm(ReturnTable returns, ReturnDesk desk, TaxBureau bureau, ApplicationEventPublisher events, Clock clock) {
        this.returns = returns;
        this.desk = desk;
        this.bureau = bureau;
        this.events = events;
        this.clock = clock;
    }

    /** Asks the tax bureau, in no transaction; the question changes nothing there. */
    public Look look(RequestId id) {
        String number =
                Objects.requireNonNull(desk.find(id).asked().formNumber()).value();
        return new Look(
                Facts.moment(clock), bureau.form(number).map(Facts::seen).orElse(null));
    }

    /** Keeps what the bureau showed, unless the return has moved on meanwhile. Due dates and timers follow the form. */
    @Transactional
    public void keep(RequestId id, Look look) {
        InvoiceReturn open = desk.lock(id);
        if (open.isBeingExamined()) {
            returns.update(open.formSeen(look));
            events.publishEvent(new PromiseMoved(id));
        }
    }

    /** Which case it is, for people. */
    public String describe(RequestId id) {
        return "case " + id
                + returns.find(id)
                        .map(found -> " (form " + found.asked().formNumber() + ")")
                        .orElse("");
    }
}
