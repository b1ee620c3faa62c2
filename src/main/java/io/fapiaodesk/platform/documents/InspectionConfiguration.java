package io.fapiaodesk.platform.documents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InspectionConfiguration {

    /** It measures how long its own work takes, so by the machine's time and never by the clock that can be moved. */
    @Bean
    Inspection inspection() {
        return new Inspection(InspectionLimits.DEFAULT, System::nanoTime);
    }
}
