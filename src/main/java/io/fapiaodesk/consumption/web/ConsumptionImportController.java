package io.fapiaodesk.consumption.web;

import io.fapiaodesk.consumption.ImportConsumption;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the billing system delivers consumption. */
@RestController
class ConsumptionImportController {

    private final Imports imports;
    private final ImportConsumption importConsumption;

    ConsumptionImportController(Imports imports, ImportConsumption importConsumption) {
        this.imports = imports;
        this.importConsumption = importConsumption;
    }

    @PostMapping(
            path = "/api/upstream/consumption",
            consumes = {Imports.NDJSON, Imports.NDJSON_TOO, Imports.JSON_LINES, Imports.JSON})
    ImportReport deliver(InputStream body) throws IOException {
        return imports.take(body, importConsumption);
    }
}
