package io.fapiaodesk.demo;

import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.RequestInvoices;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Some customers have just asked for invoices; the tax bureau's simulator issues them while the application starts. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class DemoInvoices {

    private static final Logger log = LoggerFactory.getLogger(DemoInvoices.class);

    private final RequestInvoices requestInvoices;

    DemoInvoices(RequestInvoices requestInvoices) {
        this.requestInvoices = requestInvoices;
    }

    void make() {
        request("demo-01", "100.00");
        request("demo-03", "69.50");
        request("demo-03", "66.66");
        request("enterprise", "680.00");
    }

    /** By amount, from the oldest of what the account has consumed. */
    private void request(String account, String amount) {
        InvoiceOrder order = new InvoiceOrder("AMOUNT", null, null, amount, "GENERAL", null, null, null, null);
        RequestInvoices.Outcome outcome = requestInvoices.request(new SignedIn(account, account, Set.of()), order);
        if (!(outcome instanceof RequestInvoices.Outcome.Accepted)) {
            // What the calendar does not allow today is left out; it is only the demonstration that is poorer.
            log.info("The demo invoice of {} is not requested: {}", account, outcome);
        }
    }
}
