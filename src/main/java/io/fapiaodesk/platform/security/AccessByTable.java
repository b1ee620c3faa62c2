package io.fapiaodesk.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request pass if {@link Access} has a line for it that includes the asker. */
class AccessByTable implements AuthorizationManager<RequestAuthorizationContext> {

    /** Marks a request for something that the table does not name: to the asker it does not exist. */
    static final String NAMED_NOWHERE = AccessByTable.class.getName() + ".namedNowhere";

    /** Marks a request that would change something, by one who may look only. */
    static final String READ_ONLY = AccessByTable.class.getName() + ".readOnly";

    private static final Logger denied = LoggerFactory.getLogger("access.denied");

    private final @Nullable Integer managementPort;

    AccessByTable(@Nullable Integer managementPort) {
        this.managementPort = managementPort;
    }

    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return decide(authentication.get(), context.getRequest());
    }

    @Override
    public AuthorizationResult authorize(Supplier<Authentication> authentication, RequestAuthorizationContext context) {
        return decide(authentication.get(), context.getRequest());
    }

    private AuthorizationDecision decide(@Nullable Authentication authentication, HttpServletRequest request) {
        SignedIn who =
                authentication != null && authentication.getPrincipal() instanceof SignedIn someone ? someone : null;
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        Optional<Access.Entry> entry = Access.find(method, path(request));
        boolean changes = who != null && who.readOnly() && Access.changes(method, path(request));
        boolean granted = entry.isPresent() && entry.get().includes(who, isOnSite(request)) && !changes;
        if (changes) {
            request.setAttribute(READ_ONLY, true);
        }
        if (entry.isEmpty()) {
            request.setAttribute(NAMED_NOWHERE, true);
        }
        if (!granted && who != null) {
            denied.warn("{} may not {} {}", who, method, printable(request.getRequestURI()));
        }
        return new AuthorizationDecision(granted);
    }

    /** The whole path, also where a servlet of the engine's takes the beginning of it for itself. */
    private static PathContainer path(HttpServletRequest request) {
        return RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
    }

    private boolean isOnSite(HttpServletRequest request) {
        if (managementPort != null && request.getLocalPort() == managementPort) {
            return true;
        }
        try {
            // An address in numbers, never a name: nothing is looked up.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String printable(String path) {
        String plain = path.replaceAll("[^\\x21-\\x7E]", "?");
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }
}
