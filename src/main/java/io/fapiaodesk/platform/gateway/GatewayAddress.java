package io.fapiaodesk.platform.gateway;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a system outside is reached, and the credential it wants to see. */
public record GatewayAddress(URI url, @Nullable String token) {

    public GatewayAddress {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("Not the address of an HTTP interface: " + url);
        }
    }

    /** The credential is not for logs. */
    @Override
    public String toString() {
        return url.toString();
    }
}
