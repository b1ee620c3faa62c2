package io.fapiaodesk.taxbureau.simulator;

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
@ConditionalOnEmbedded(Part.TAX_BUREAU)
class TaxBureauSimulatorConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TaxBureauSimulatorConfiguration.class);

    @Bean
    TaxBureauSimulator taxBureauSimulator(JdbcConnectionDetails database, Clock clock, Environment environment) {
        if (StringUtils.hasText(environment.getProperty(Part.DATABASE.addressProperty()))) {
            // Allowed, for trials; but nobody should find it out by the samples that customers get.
            log.warn("FAPIAO_TAX_BUREAU_URL is not set: the tax bureau is simulated and all invoices are samples");
        }
        HikariDataSource connections = SimulatorDatabase.connect(database, "tax-bureau");
        try {
            return new TaxBureauSimulator(connections, clock, connections::close);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    @Bean
    GatewayAddress taxBureauAddress(TaxBureauSimulator simulator) {
        return simulator.address();
    }
}
