package io.fapiaodesk.taxbureau.http;

import io.fapiaodesk.platform.gateway.Gateway;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.platform.gateway.GatewaySettings;
import io.fapiaodesk.taxbureau.TaxBureau;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** The client as the application has it, for tests that need no application around it. */
public final class TaxBureauClients {

    private TaxBureauClients() {}

    public static TaxBureau of(GatewayAddress address) {
        return of(address, Duration.ofSeconds(5));
    }

    static TaxBureau of(GatewayAddress address, Duration readTimeout) {
        return new HttpTaxBureau(new Gateway(
                "tax-bureau",
                address,
                new GatewaySettings(null, null, Duration.ofSeconds(2), readTimeout, Duration.ofSeconds(10)),
                new SimpleMeterRegistry()));
    }
}
