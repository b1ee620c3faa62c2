package io.fapiaodesk.taxbureau.simulator;

import io.fapiaodesk.platform.embedded.SimulatorDatabase;
import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.platform.embedded.SimulatorServer;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.taxbureau.simulator.Messages.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated tax bureau: its books, its HTTP interface, and what the sandbox may set. */
class TaxBureauSimulator implements AutoCloseable {

    static final Refusal USUAL_REFUSAL =
            new Refusal("BUYER_ABNORMAL", "The buyer is registered as abnormal at the tax bureau");

    private final Books books;
    private final Bureau bureau;
    private final SimulatorFaults faults = new SimulatorFaults();
    private final AtomicInteger refusing = new AtomicInteger();
    private final SimulatorServer server;
    private final Runnable whenClosed;
    private volatile Refusal refusal = USUAL_REFUSAL;

    /**
     * @param database connections of its own: those who call it hold one of the application's while they wait
     */
    TaxBureauSimulator(DataSource database, Clock clock, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        SimulatorDatabase.migrate(database, Books.SCHEMA, "tax-bureau");
        this.books = new Books(JdbcClient.create(database));
        this.bureau = new Bureau(
                books, new TransactionTemplate(new JdbcTransactionManager(database)), clock, this::refusalToOrder);
        this.server = SimulatorServer.start("tax bureau", faults, new Calls(bureau));
    }

    GatewayAddress address() {
        return new GatewayAddress(server.address(), server.token());
    }

    Books books() {
        return books;
    }

    Bureau bureau() {
        return bureau;
    }

    SimulatorFaults faults() {
        return faults;
    }

    int refuseNext() {
        return refusing.get();
    }

    /** So many of the next requests are accepted and then refused, for this reason. */
    void refuseNext(int requests) {
        refusing.set(requests);
    }

    Refusal refusal() {
        return refusal;
    }

    void refuseFor(Refusal reason) {
        refusal = reason;
    }

    @Override
    public void close() {
        server.close();
        whenClosed.run();
    }

    private Optional<Refusal> refusalToOrder() {
        return refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Optional.of(refusal) : Optional.empty();
    }
}
