package io.fapiaodesk.courier.http;

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
class HttpCourierConfiguration {

    private static final String SETTINGS = "fapiao.courier";

    /** Without it, the simulator has one. */
    @Bean
    @ConditionalOnReal(Part.COURIER)
    GatewayAddress courierAddress(Environment environment) {
        return GatewaySettings.of(environment, SETTINGS).address("courier");
    }

    @Bean
    HttpCourier courier(
            @Qualifier("courierAddress") GatewayAddress address, Environment environment, MeterRegistry meters) {
        return new HttpCourier(new Gateway("courier", address, GatewaySettings.of(environment, SETTINGS), meters));
    }
}
