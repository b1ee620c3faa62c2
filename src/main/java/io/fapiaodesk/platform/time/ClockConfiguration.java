package io.fapiaodesk.platform.time;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.Part;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Everything that asks for the time asks this clock; in the embedded mode the sandbox provides one that moves. */
    @Bean
    @ConditionalOnReal(Part.DATABASE)
    Clock clock() {
        return Clock.system(ShanghaiTime.ZONE);
    }
}
