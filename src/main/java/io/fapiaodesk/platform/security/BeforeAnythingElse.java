package io.fapiaodesk.platform.security;

import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.Part;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Looks at what the start needs of secrets before it touches a database or any other part. */
@Configuration(proxyBeanMethods = false)
class BeforeAnythingElse {

    @Bean
    @ConditionalOnReal(Part.DATABASE)
    static BeanFactoryPostProcessor administratorHasPassword(Environment environment) {
        return factory ->
                RealSignInProperties.requireAdministrator(environment.getProperty("fapiao.admin-password", ""));
    }
}
