package io.fapiaodesk.platform.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What operations can set about a system outside.
 *
 * @param url its address; while there is none, a simulator answers
 * @param token the credential that every call carries
 * @param connectTimeout how long the connection may take
 * @param readTimeout how long the whole answer may take from then on
 * @param pause how long it is left alone when it fails too often
 */
public record GatewaySettings(
        @Nullable URI url,
        @Nullable String token,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("10s") Duration pause) {

    /**
     * Calls are made inside of engine jobs. A job that takes longer than its lock is started a second time, so a call
     * takes a quarter of that lock at most.
     */
    public static final Duration LONGEST_CALL = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(GatewaySettings.class);

    public GatewaySettings {
        if (Stream.of(connectTimeout, readTimeout, pause).anyMatch(time -> time.isZero() || time.isNegative())) {
            throw new IllegalArgumentException("The time-outs and the pause of a gateway are longer than nothing");
        }
        if (connectTimeout.plus(readTimeout).compareTo(LONGEST_CALL) >= 0) {
            throw new IllegalArgumentException(
                    "connect-timeout and read-timeout of a gateway must be less than 15s together: a step that takes"
                            + " longer than its lock is started a second time");
        }
    }

    /** Reads the settings below a prefix, such as {@code fapiao.tax-bureau}. */
    public static GatewaySettings of(Environment environment, String prefix) {
        return Binder.get(environment).bindOrCreate(prefix, Bindable.of(GatewaySettings.class));
    }

    /** The address of the real system, which has to be set. */
    public GatewayAddress address(String whose) {
        if (url == null) {
            throw new IllegalStateException("No address is set for the " + whose);
        }
        if (token == null || token.isBlank()) {
            log.warn("No credential is set for the {}: it is called without one", whose);
            return new GatewayAddress(url, null);
        }
        return new GatewayAddress(url, token);
    }

    /** The credential is not for logs. */
    @Override
    public String toString() {
        return "GatewaySettings[url=" + url + "]";
    }
}
