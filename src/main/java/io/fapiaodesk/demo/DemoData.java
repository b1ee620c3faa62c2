package io.fapiaodesk.demo;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fills an empty embedded database before the first request can come in. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class DemoData implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final Accounts accounts;
    private final ImportAccounts importAccounts;
    private final Imports imports;
    private final DemoTitleReviews reviews;
    private final boolean wanted;
    private volatile boolean running;

    DemoData(
            Accounts accounts,
            ImportAccounts importAccounts,
            Imports imports,
            DemoTitleReviews reviews,
            @Value("${fapiao.demo-data}") boolean wanted) {
        this.accounts = accounts;
        this.importAccounts = importAccounts;
        this.imports = imports;
        this.reviews = reviews;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        running = true;
        if (accounts.find("personal").isEmpty()) {
            ImportReport report = load("demo/accounts.ndjson");
            if (wanted) {
                reviews.make();
            }
            log.info("Demo data: {} accounts", report.accepted());
        }
    }

    private ImportReport load(String resource) {
        try (InputStream lines = new ClassPathResource(resource).getInputStream()) {
            ImportReport report = imports.take(lines, importAccounts);
            if (!report.rejected().isEmpty()) {
                throw new IllegalStateException(resource + " is refused: " + report.rejected());
            }
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes requests, which is among the last things to start. */
    @Override
    public int getPhase() {
        return 0;
    }
}
