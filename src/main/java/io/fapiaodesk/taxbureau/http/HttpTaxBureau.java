package io.fapiaodesk.taxbureau.http;

import io.fapiaodesk.platform.gateway.Gateway;
import io.fapiaodesk.platform.gateway.UnreachableException;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.BlueInvoice;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.taxbureau.RedInvoice;
import io.fapiaodesk.taxbureau.TaxBureau;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tax bureau behind its HTTP interface. Another provider's interface is another class like this one. */
class HttpTaxBureau implements TaxBureau {

    private final Gateway gateway;
    private final TaxBureauCalls calls;

    HttpTaxBureau(Gateway gateway) {
        this.gateway = gateway;
        this.calls = gateway.offering(TaxBureauCalls.class);
    }

    @Override
    public Answer issue(BlueInvoice invoice) {
        String id = invoice.requestId();
        return ask("issue", () -> Incoming.answer(id, calls.issue(id, Outgoing.blue(invoice))));
    }

    @Override
    public Answer reverse(RedInvoice invoice) {
        String id = invoice.requestId();
        return ask("reverse", () -> Incoming.answer(id, calls.reverse(id, Outgoing.red(invoice))));
    }

    @Override
    public Answer status(String requestId) {
        return ask("status", () -> Gateway.unlessUnknown(
                        "REQUEST_UNKNOWN", () -> Incoming.answer(requestId, calls.status(requestId)))
                .orElseGet(Answer.Unknown::new));
    }

    @Override
    public Answer cancel(String requestId) {
        return ask("cancel", () -> Incoming.answerToCancellation(requestId, calls.cancel(requestId)));
    }

    @Override
    public Optional<ConfirmationForm> form(String number) {
        return aboutForm("form", number, () -> calls.form(number));
    }

    @Override
    public Optional<ConfirmationForm> confirmForm(String number) {
        return aboutForm("confirm-form", number, () -> calls.confirmForm(number));
    }

    private Optional<ConfirmationForm> aboutForm(String call, String number, Supplier<Wire.ConfirmationForm> question) {
        if (!Incoming.isTwentyDigits(number)) {
            return Optional.empty();
        }
        return ask(
                call,
                () -> Gateway.unlessUnknown("FORM_UNKNOWN", () -> Incoming.form(number, question.get())),
                form -> form.isPresent() ? "found" : "unknown");
    }

    private Answer ask(String call, Supplier<Answer> question) {
        return ask(call, question, answer -> answer.getClass().getSimpleName());
    }

    private <A> A ask(String call, Supplier<A> question, Function<A, String> outcome) {
        try {
            return gateway.ask(call, question, outcome);
        } catch (UnreachableException e) {
            throw new TaxBureauUnreachableException(e);
        }
    }
}
