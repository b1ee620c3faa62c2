package io.fapiaodesk.vendor.web;

import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.vendor.ImportVendorAnswers;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where other systems deliver what vendors answer. */
@RestController
class VendorAnswerController {

    private final Imports imports;
    private final ImportVendorAnswers importVendorAnswers;

    VendorAnswerController(Imports imports, ImportVendorAnswers importVendorAnswers) {
        this.imports = imports;
        this.importVendorAnswers = importVendorAnswers;
    }

    @PostMapping(
            path = "/api/upstream/vendor-answers",
            consumes = {Imports.NDJSON, Imports.NDJSON_TOO, Imports.JSON_LINES, Imports.JSON})
    ImportReport deliver(InputStream body) throws IOException {
        return imports.take(body, importVendorAnswers);
    }
}
