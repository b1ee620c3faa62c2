package io.fapiaodesk.platform.security;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps the well-known passwords of the embedded mode off the network. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class LoopbackOnly {

    LoopbackOnly(
            @Value("${server.address:#{null}}") @Nullable InetAddress address,
            @Value("${management.server.address:#{null}}") @Nullable InetAddress management) {
        if (address == null
                || !address.isLoopbackAddress()
                || (management != null && !management.isLoopbackAddress())) {
            throw new UnsafeStartException(
                    "With the embedded database, whose passwords everybody knows, Fapiao Desk listens on this machine"
                            + " only, but server.address names another address.",
                    "Leave server.address at 127.0.0.1, or set SPRING_DATASOURCE_URL to a real database.");
        }
    }
}
