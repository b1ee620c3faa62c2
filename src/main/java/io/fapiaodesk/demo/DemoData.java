package io.fapiaodesk.demo;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.consumption.ImportConsumption;
import io.fapiaodesk.invoicing.ImportInvoices;
import io.fapiaodesk.paper.ImportDeliveryEvents;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.web.ImportReport;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.platform.web.LineImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
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
    private final ImportConsumption importConsumption;
    private final ImportInvoices importInvoices;
    private final ImportDeliveryEvents importDeliveryEvents;
    private final Imports imports;
    private final DemoTitleReviews reviews;
    private final DemoAgreements agreements;
    private final DemoInvoices invoices;
    private final Clock clock;
    private final boolean wanted;
    private volatile boolean running;

    DemoData(
            Accounts accounts,
            ImportAccounts importAccounts,
            ImportConsumption importConsumption,
            ImportInvoices importInvoices,
            ImportDeliveryEvents importDeliveryEvents,
            Imports imports,
            DemoTitleReviews reviews,
            DemoAgreements agreements,
            DemoInvoices invoices,
            Clock clock,
            @Value("${fapiao.demo-data}") boolean wanted) {
        this.accounts = accounts;
        this.importAccounts = importAccounts;
        this.importConsumption = importConsumption;
        this.importInvoices = importInvoices;
        this.importDeliveryEvents = importDeliveryEvents;
        this.imports = imports;
        this.clock = clock;
        this.reviews = reviews;
        this.agreements = agreements;
        this.invoices = invoices;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        running = true;
        if (accounts.find("personal").isEmpty()) {
            load(resource("demo/accounts.ndjson"), importAccounts);
            if (wanted) {
                load(DemoConsumption.lines(clock), importConsumption);
                load(DemoPaper.invoices(), importInvoices);
                load(DemoPaper.deliveries(clock), importDeliveryEvents);
                reviews.make();
                agreements.make();
                invoices.make();
            }
            log.info("The embedded database has its accounts{}", wanted ? " and demo data" : "");
        }
    }

    private static InputStream resource(String name) {
        try {
            return new ClassPathResource(name).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(InputStream source, LineImport<?> into) {
        try (InputStream lines = source) {
            ImportReport report = imports.take(lines, into);
            if (!report.rejected().isEmpty()) {
                throw new IllegalStateException("Demo data is refused: " + report.rejected());
            }
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
