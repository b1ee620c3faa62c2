package io.fapiaodesk.account.web;

import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the account system delivers accounts. */
@RestController
class AccountImportController {

    private final Imports imports;
    private final ImportAccounts importAccounts;

    AccountImportController(Imports imports, ImportAccounts importAccounts) {
        this.imports = imports;
        this.importAccounts = importAccounts;
    }

    @PostMapping(
            path = "/api/upstream/accounts",
            consumes = {Imports.NDJSON, Imports.NDJSON_TOO, Imports.JSON_LINES, Imports.JSON})
    ImportReport deliver(InputStream body) throws IOException {
        return imports.take(body, importAccounts);
    }
}
