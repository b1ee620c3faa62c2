package io.fapiaodesk.courier.simulator;

import com.zaxxer.hikari.HikariDataSource;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.embedded.SimulatorDatabase;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbedded(Part.COURIER)
class CourierSimulatorConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CourierSimulatorConfiguration.class);

    @Bean
    CourierSimulator courierSimulator(JdbcConnectionDetails database, Clock clock, Environment environment) {
        if (StringUtils.hasText(environment.getProperty(Part.DATABASE.addressProperty()))) {
            log.warn("FAPIAO_COURIER_URL is not set: the courier is simulated and carries nothing");
        }
        HikariDataSource connections = SimulatorDatabase.connect(database, "courier");
        try {
            return new CourierSimulator(connections, clock, connections::close);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    @Bean
    GatewayAddress courierAddress(CourierSimulator simulator) {
        return simulator.address();
    }
}
