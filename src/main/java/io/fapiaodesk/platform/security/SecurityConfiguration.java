package io.fapiaodesk.platform.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import io.fapiaodesk.platform.web.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One sign-in for the portal, the API and the engine's web applications. Programs send their password with every call
 * and get neither cookie nor session; people sign in once, by the form.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** No script runs in our pages that we did not ship; diagrams and forms set their own styles. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                    + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'self'";

    private static final RequestMatcher ENGINE = withDefaults().matcher("/camunda/**");
    private static final RequestMatcher FOR_PROGRAMS = new OrRequestMatcher(
            withDefaults().matcher("/api/**"),
            withDefaults().matcher("/camunda/api/**"),
            withDefaults().matcher("/actuator/**"),
            withDefaults().matcher("/v3/api-docs/**"));

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    SignInCheck signInCheck(SignIns signIns, PasswordEncoder encoder, ObjectProvider<SandboxSignIns> sandbox) {
        return new SignInCheck(
                signIns,
                encoder,
                new RememberedPasswords(Duration.ofMinutes(5), System::nanoTime),
                new WrongPasswords(System::nanoTime),
                sandbox.getIfAvailable() != null);
    }

    @Bean
    AccessByTable accessByTable(@Value("${management.server.port:#{null}}") @Nullable Integer managementPort) {
        return new AccessByTable(managementPort);
    }

    @Bean
    @Order(1)
    SecurityFilterChain callsWithPassword(HttpSecurity http, SignInCheck check, AccessByTable access, Problems problems)
            throws Exception {
        ProblemWriter writer = new ProblemWriter(problems);
        http.securityMatcher(new AndRequestMatcher(
                new OrRequestMatcher(FOR_PROGRAMS, ENGINE),
                request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null));
        http.authenticationProvider(check);
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.formLogin(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.httpBasic(basic -> basic.authenticationEntryPoint(writer));
        http.exceptionHandling(e -> e.authenticationEntryPoint(writer).accessDeniedHandler(writer));
        rules(http, access);
        http.headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, SignInCheck check, AccessByTable access, Problems problems)
            throws Exception {
        ProblemWriter writer = new ProblemWriter(problems);
        RequestMatcher engineLogout = withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
        HttpSessionRequestCache pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(SecurityConfiguration::isPageOfAPerson);

        http.authenticationProvider(check);
        http.formLogin(form -> form.loginPage("/login")
                .failureHandler(SecurityConfiguration::sayWhyNot)
                .permitAll());
        // Whoever leaves Tasklist leaves the portal too: it is one sign-in.
        http.logout(logout -> logout.logoutRequestMatcher(
                        new OrRequestMatcher(withDefaults().matcher(HttpMethod.POST, "/logout"), engineLogout))
                .deleteCookies("XSRF-TOKEN")
                .logoutSuccessHandler(SecurityConfiguration::sayGoodbye));
        // The engine's web applications have a token of their own, which their pages know how to send.
        http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()).ignoringRequestMatchers(ENGINE));
        http.requestCache(cache -> cache.requestCache(pages));
        http.exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(writer, FOR_PROGRAMS)
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                .defaultAccessDeniedHandlerFor(writer, FOR_PROGRAMS)
                .defaultAccessDeniedHandlerFor(ProblemWriter::showPage, request -> true));
        // What a session held for one person is no business of the next.
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()));
        rules(http, access);
        http.headers(SecurityConfiguration::headers);
        return http.build();
    }

    private static void rules(HttpSecurity http, AccessByTable access) throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access(access));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        // Tasklist, Cockpit and Admin set a policy of their own, with a nonce for each page.
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(withDefaults().matcher("/camunda/app/**")),
                new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY)));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    /** In a cookie, so that looking at the sign-in page makes no session. Tasklist's own cookie has another name. */
    private static CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("CSRF");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static boolean isPageOfAPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && !FOR_PROGRAMS.matches(request);
    }

    private static void sayWhyNot(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws java.io.IOException, jakarta.servlet.ServletException {
        boolean wait = e instanceof TooManyWrongPasswordsException;
        new SimpleUrlAuthenticationFailureHandler(wait ? "/login?wait" : "/login?error")
                .onAuthenticationFailure(request, response, e);
    }

    private static void sayGoodbye(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws java.io.IOException {
        if (ENGINE.matches(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            response.sendRedirect(request.getContextPath() + "/login?logout");
        }
    }
}
