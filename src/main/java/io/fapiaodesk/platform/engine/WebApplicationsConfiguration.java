package io.fapiaodesk.platform.engine;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class WebApplicationsConfiguration {

    /** After the sign-in has been checked, before the web applications look for theirs. */
    private static final int AFTER_SIGN_IN = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    FilterRegistrationBean<EngineRequests> engineRequests() {
        FilterRegistrationBean<EngineRequests> filter = new FilterRegistrationBean<>(new EngineRequests());
        filter.addUrlPatterns("/camunda/*");
        filter.setOrder(AFTER_SIGN_IN - 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OneSignIn> oneSignIn() {
        FilterRegistrationBean<OneSignIn> filter = new FilterRegistrationBean<>(new OneSignIn(System::nanoTime));
        filter.setName("One sign-in");
        filter.addInitParameter("authentication-provider", SignInForTheWebApplications.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(AFTER_SIGN_IN);
        return filter;
    }
}
