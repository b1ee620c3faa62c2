package io.fapiaodesk.paper.web;

import io.fapiaodesk.paper.ImportDeliveryEvents;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the courier's system delivers what became of parcels. */
@RestController
class DeliveryEventController {

    private final Imports imports;
    private final ImportDeliveryEvents importDeliveryEvents;

    DeliveryEventController(Imports imports, ImportDeliveryEvents importDeliveryEvents) {
        this.imports = imports;
        this.importDeliveryEvents = importDeliveryEvents;
    }

    @PostMapping(
            path = "/api/upstream/delivery-events",
            consumes = {Imports.NDJSON, Imports.NDJSON_TOO, Imports.JSON_LINES, Imports.JSON})
    ImportReport deliver(InputStream body) throws IOException {
        return imports.take(body, importDeliveryEvents);
    }
}
