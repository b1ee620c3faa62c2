package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.ImportBookingEvents;
import io.fapiaodesk.invoicing.ImportInvoices;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where other systems deliver the invoices of old, and what buyers did with invoices. */
@RestController
class InvoiceImportController {

    private final Imports imports;
    private final ImportInvoices importInvoices;
    private final ImportBookingEvents importBookingEvents;

    InvoiceImportController(Imports imports, ImportInvoices importInvoices, ImportBookingEvents importBookingEvents) {
        this.imports = imports;
        this.importInvoices = importInvoices;
        this.importBookingEvents = importBookingEvents;
    }

    @PostMapping(
            path = "/api/upstream/invoices",
            consumes = {Imports.NDJSON, Imports.NDJSON_TOO, Imports.JSON_LINES, Imports.JSON})
    ImportReport deliverInvoices(InputStream body) throws IOException {
        return imports.take(body, importInvoices);
    }

    @PostMapping(
            path = "/api/upstream/booking-events",
            consumes = {Imports.NDJSON, Imports.NDJSON_TOO, Imports.JSON_LINES, Imports.JSON})
    ImportReport deliverBookingEvents(InputStream body) throws IOException {
        return imports.take(body, importBookingEvents);
    }
}
