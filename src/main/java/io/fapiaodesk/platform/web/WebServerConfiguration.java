package io.fapiaodesk.platform.web;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebServerConfiguration {

    /** The server would turn TRACE away without a word; the outermost filter does it with a reason. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusingIsOurs() {
        return server -> server.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
    }
}
