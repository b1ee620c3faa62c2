package io.fapiaodesk.taxbureau.http;

import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.gateway.Gateway;
import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.platform.gateway.GatewaySettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class HttpTaxBureauConfiguration {

    private static final String SETTINGS = "fapiao.tax-bureau";

    /** Without it, the simulator has one. */
    @Bean
    @ConditionalOnReal(Part.TAX_BUREAU)
    GatewayAddress taxBureauAddress(Environment environment) {
        return GatewaySettings.of(environment, SETTINGS).address("tax bureau");
    }

    @Bean
    HttpTaxBureau taxBureau(
            @Qualifier("taxBureauAddress") GatewayAddress address, Environment environment, MeterRegistry meters) {
        return new HttpTaxBureau(new Gateway("tax-bureau", address, GatewaySettings.of(environment, SETTINGS), meters));
    }
}
