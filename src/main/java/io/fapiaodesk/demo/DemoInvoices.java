package io.fapiaodesk.demo;

import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.RequestInvoices;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        request("demo-01", "AMOUNT", "order-demo-01-oss", "100.00");
        request("demo-03", "ORDER_DETAIL", "order-demo-03-domain", null);
        request("demo-03", "AMOUNT", "order-demo-03-oss", "66.66");
    }

    private void request(String account, String method, @Nullable String item, @Nullable String amount) {
        InvoiceOrder order = new InvoiceOrder(
                method, item == null ? null : List.of(item), null, amount, "GENERAL", null, null, null, null);
        RequestInvoices.Outcome outcome = requestInvoices.request(new SignedIn(account, account, Set.of()), order);
        if (!(outcome instanceof RequestInvoices.Outcome.Accepted)) {
            // What the calendar does not allow today is left out; it is only the demonstration that is poorer.
            log.info("The demo invoice of {} is not requested: {}", account, outcome);
        }
    }
}
