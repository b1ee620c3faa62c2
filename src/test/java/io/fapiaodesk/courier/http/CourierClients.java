package io.fapiaodesk.courier.http;

import io.fapiaodesk.courier.Courier;
import io.fapiaodesk.platform.gateway.Gateway;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.platform.gateway.GatewaySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** The client as the application has it, for tests that need no application around it. */
public final class CourierClients {

    private CourierClients() {}

    public static Courier of(GatewayAddress address) {
        return new HttpCourier(new Gateway(
                "courier",
                address,
                new GatewaySettings(null, null, Duration.ofSeconds(2), Duration.ofMillis(2500), Duration.ofSeconds(10)),
                new SimpleMeterRegistry()));
    }
}
