package io.fapiaodesk.taxbureau.simulator;

import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simulator for tests that need no application around it. */
public final class SimulatedTaxBureau implements AutoCloseable {

    private final TaxBureauSimulator simulator;

    public SimulatedTaxBureau(Clock clock) {
        this.simulator = new TaxBureauSimulator(TestDatabase.dataSource(), clock, () -> {});
        latencyMillis(0);
    }

    public GatewayAddress address() {
        return simulator.address();
    }

    public void latencyMillis(int millis) {
        Books.Settings now = simulator.books().settings();
        simulator.books().set(new Books.Settings(millis, now.quota(), 90));
    }

    public void quota(String sellerTaxId, @Nullable BigDecimal amount) {
        simulator.books().setQuota(sellerTaxId, amount);
    }

    public void refuseNext(int requests) {
        simulator.refuseNext(requests);
    }

    public SimulatorFaults faults() {
        return simulator.faults();
    }

    public void form(
            String number,
            String state,
            String blueNumber,
            String sellerTaxId,
            String buyerTaxId,
            String net,
            String tax,
            Instant createdAt) {
        simulator
                .books()
                .put(new Books.Form(
                        number,
                        state,
                        blueNumber,
                        sellerTaxId,
                        buyerTaxId,
                        new BigDecimal(net),
                        new BigDecimal(tax),
                        "01",
                        createdAt,
                        null));
    }

    /** How often an invoice exists for a request. */
    public long invoicesOf(String requestId) {
        return simulator.books().newest(100_000).stream()
                .filter(request -> request.requestId().equals(requestId) && request.number() != null)
                .count();
    }

    /** What it understands and says. */
    public static List<Class<?>> messages() {
        return List.of(
                Messages.BlueInvoice.class,
                Messages.RedInvoice.class,
                Messages.Blue.class,
                Messages.Party.class,
                Messages.Line.class,
                Messages.Answer.class,
                Messages.Refusal.class,
                Messages.ConfirmationForm.class,
                Messages.Problem.class);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
