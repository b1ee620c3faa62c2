package io.fapiaodesk.platform.sandbox;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbedded(Part.DATABASE)
class SandboxClockConfiguration {

    @Bean
    SandboxClock clock() {
        return new SandboxClock();
    }

    @Bean
    SandboxTime sandboxTime(SandboxClock clock, JdbcClient jdbc, ApplicationEventPublisher events) {
        return new SandboxTime(clock, jdbc, events);
    }
}
