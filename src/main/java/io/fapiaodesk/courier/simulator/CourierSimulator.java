package io.fapiaodesk.courier.simulator;

import io.fapiaodesk.courier.simulator.Messages.Refusal;
import io.fapiaodesk.platform.embedded.SimulatorDatabase;
import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.platform.embedded.SimulatorServer;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The simulated courier: its books, its HTTP interface, and what the sandbox may set. */
class CourierSimulator implements AutoCloseable {

    private static final Refusal REFUSAL = new Refusal("ADDRESS_UNKNOWN", "There is no such address");

    private final Depot depot;
    private final SimulatorFaults faults = new SimulatorFaults();
    private final AtomicInteger refusing = new AtomicInteger();
    private final SimulatorServer server;
    private final Runnable whenClosed;

    CourierSimulator(DataSource database, Clock clock, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        SimulatorDatabase.migrate(database, Depot.SCHEMA, "courier");
        this.depot = new Depot(JdbcClient.create(database), clock, this::refusalToOrder);
        this.server = SimulatorServer.start("courier", faults, new Calls(depot));
    }

    GatewayAddress address() {
        return new GatewayAddress(server.address(), server.token());
    }

    Depot depot() {
        return depot;
    }

    SimulatorFaults faults() {
        return faults;
    }

    int refuseNext() {
        return refusing.get();
    }

    /** So many of the next orders are refused. */
    void refuseNext(int orders) {
        refusing.set(orders);
    }

    @Override
    public void close() {
        server.close();
        whenClosed.run();
    }

    private Optional<Refusal> refusalToOrder() {
        return refusing.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Optional.of(REFUSAL) : Optional.empty();
    }
}
