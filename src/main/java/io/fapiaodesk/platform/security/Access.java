package io.fapiaodesk.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what: one table, read from the top, the first line that matches decides. What no line names is open to
 * nobody.
 */
final class Access {

    /** Who a line of the table is open to. */
    enum Who {
        ANYONE,
        SIGNED_IN,
        CUSTOMER,
        STAFF,
        SUPERVISOR,
        ACCOUNT_MANAGER,
        PAPER_CLERK,
        STAFF_OR_AUDITOR,
        OPS_OR_ADMIN,
        OPS,
        ADMIN,
        UPSTREAM,
        /** Everyone who uses one of the engine's web applications. */
        ENGINE_USER,
        /** Operations, and only from this machine or through the management port. */
        OPS_ON_SITE,
        NOBODY;

        boolean includes(@Nullable SignedIn who, boolean onSite) {
            if (this == ANYONE) {
                return true;
            }
            if (who == null) {
                return false;
            }
            Set<Role> roles = who.roles();
            return switch (this) {
                case ANYONE, SIGNED_IN -> true;
                case CUSTOMER -> roles.contains(Role.CUSTOMER);
                case STAFF -> roles.contains(Role.STAFF);
                case SUPERVISOR -> Supervision.supervises(who.groups());
                case ACCOUNT_MANAGER -> who.groups().contains(Groups.ACCOUNT_MANAGERS);
                case PAPER_CLERK -> who.groups().contains(Groups.PAPER_CLERKS);
                case STAFF_OR_AUDITOR -> roles.contains(Role.STAFF) || roles.contains(Role.AUDITOR);
                case OPS_OR_ADMIN -> roles.contains(Role.OPS) || roles.contains(Role.ADMIN);
                case OPS -> roles.contains(Role.OPS);
                case ADMIN -> roles.contains(Role.ADMIN);
                case UPSTREAM -> roles.contains(Role.UPSTREAM);
                case ENGINE_USER ->
                    roles.contains(Role.STAFF) || roles.contains(Role.OPS) || roles.contains(Role.ADMIN);
                case OPS_ON_SITE -> onSite && roles.contains(Role.OPS);
                case NOBODY -> false;
            };
        }
    }

    /** One line of the table; without methods it holds for all of them. */
    record Entry(Set<HttpMethod> methods, PathPattern pattern, Set<Who> who) {

        boolean matches(HttpMethod method, PathContainer path) {
            return (methods.isEmpty() || methods.contains(method)) && pattern.matches(path);
        }

        boolean includes(@Nullable SignedIn asker, boolean onSite) {
            return who.stream().anyMatch(w -> w.includes(asker, onSite));
        }
    }

    static final List<Entry> TABLE =
            Stream.concat(EngineAccess.table().stream(), own().stream()).toList();

    /** What is sent with POST and changes nothing: questions too long for an address, and the way out. */
    private static final List<PathPattern> LOOKS = Stream.of(
                    "/logout",
                    "/api/invoice-previews",
                    "/api/invoice-dry-runs",
                    "/api/deficit-simulations",
                    "/api/paper-return-plans",
                    "/api/invoices/files",
                    "/invoices/new/preview",
                    "/invoices/dry-run")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private Access() {}

    /** Whether a request may change something; one that nobody has thought of does. */
    static boolean changes(HttpMethod method, PathContainer path) {
        boolean safe =
                HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method);
        return !safe && LOOKS.stream().noneMatch(pattern -> pattern.matches(path));
    }

    static Optional<Entry> find(HttpMethod method, PathContainer path) {
        PathContainer plain = withoutTrailingSlash(path);
        return TABLE.stream().filter(entry -> entry.matches(method, plain)).findFirst();
    }

    /** To the engine's interface, unlike to ours, an address with a slash at its end is the same as one without. */
    private static PathContainer withoutTrailingSlash(PathContainer path) {
        int elements = path.elements().size();
        return path.value().startsWith("/camunda/api/") && path.value().endsWith("/")
                ? path.subPath(0, elements - 1)
                : path;
    }

    private static List<Entry> own() {
        return List.of(
                // the API
                entry("/api/upstream/**", Who.UPSTREAM),
                entry("/api/admin/**", Who.ADMIN),
                entry("/api/sandbox/**", Who.SIGNED_IN),
                entry("/api/me", Who.CUSTOMER),
                entry("/api/consumption/**", Who.CUSTOMER),
                entry("/api/deficits/**", Who.CUSTOMER),
                entry("/api/deficit-simulations/**", Who.CUSTOMER),
                entry("/api/invoice-previews/**", Who.CUSTOMER),
                entry("/api/invoice-requests/**", Who.CUSTOMER),
                entry("/api/invoice-dry-runs/**", Who.CUSTOMER),
                entry("/api/invoices/**", Who.CUSTOMER),
                entry("/api/returns/**", Who.CUSTOMER),
                entry("/api/paper-return-plans/**", Who.CUSTOMER),
                entry("/api/loss-reports/**", Who.CUSTOMER),
                entry("/api/titles/**", Who.CUSTOMER),
                entry("/api/mailboxes/**", Who.CUSTOMER),
                entry("/api/account/invoice-settings", Who.CUSTOMER),
                entry("/api/title-applications/**", Who.CUSTOMER),
                entry("/api/title-agreements/**", Who.CUSTOMER),
                entry("/api/staff/title-agreements/**", Who.ACCOUNT_MANAGER),
                entry("/api/staff/loss-reports/**", Who.PAPER_CLERK),
                get("/api/pay-on-behalf-template", Who.CUSTOMER),
                entry("/api/account/sign-ins/**", Who.CUSTOMER),
                entry("/api/account/multi-account-service", Who.CUSTOMER),
                get("/api/account/members", Who.CUSTOMER),
                entry("/api/support-requests/**", Who.CUSTOMER),
                get("/api/support-topics", Who.CUSTOMER, Who.STAFF),
                entry("/api/staff/support-requests/**", Who.STAFF),
                entry("/api/staff/vendor-answers/**", Who.STAFF),
                entry("/api/requests/**", Who.CUSTOMER),
                get("/api/catalogue/**", Who.CUSTOMER, Who.STAFF),
                get("/api/answers/**", Who.CUSTOMER, Who.STAFF),
                get("/api/account/certificate", Who.CUSTOMER),
                get("/api/account/registration", Who.CUSTOMER),
                entry("/api/account/registration-changes", Who.CUSTOMER),
                get("/api/exports/**", Who.CUSTOMER),
                get("/api/documents/**", Who.SIGNED_IN),
                get("/v3/api-docs/**", Who.SIGNED_IN),
                get("/v3/api-docs.yaml", Who.SIGNED_IN),
                get("/swagger-ui/**", Who.SIGNED_IN),
                get("/swagger-ui.html", Who.SIGNED_IN),
                // running it
                get("/actuator/health", Who.ANYONE),
                get("/actuator/**", Who.OPS_ON_SITE),
                // people
                entry("/login", Who.ANYONE),
                entry("/error", Who.ANYONE),
                get("/assets/**", Who.ANYONE),
                get("/favicon.ico", Who.ANYONE),
                entry("/logout", Who.SIGNED_IN),
                get("/documents/**", Who.SIGNED_IN),
                entry("/staff/agreements/**", Who.ACCOUNT_MANAGER),
                entry("/staff/losses/**", Who.PAPER_CLERK),
                get("/staff/**", Who.STAFF_OR_AUDITOR),
                entry("/staff/**", Who.STAFF),
                // Not open rather than not there: the engine's pages say so to whoever tries.
                entry("/camunda/**", Who.NOBODY),
                get("/", Who.SIGNED_IN),
                get("/answers/**", Who.CUSTOMER, Who.STAFF),
                get("/companies/**", Who.CUSTOMER, Who.STAFF, Who.ADMIN),
                get("/announcements/**", Who.SIGNED_IN),
                entry("/admin/**", Who.ADMIN),
                get("/titles/**", Who.CUSTOMER),
                get("/registration", Who.CUSTOMER),
                on(Set.of(HttpMethod.POST), "/registration", Who.CUSTOMER),
                entry("/mailboxes/**", Who.CUSTOMER),
                get("/invoices/**", Who.CUSTOMER),
                on(Set.of(HttpMethod.POST), "/invoices/new/preview", Who.CUSTOMER),
                on(Set.of(HttpMethod.POST), "/invoices/dry-run", Who.CUSTOMER),
                on(Set.of(HttpMethod.POST), "/invoices/{id}/return", Who.CUSTOMER),
                get("/deficits", Who.CUSTOMER),
                get("/returns/**", Who.CUSTOMER),
                get("/requests/**", Who.CUSTOMER),
                get("/support/**", Who.CUSTOMER),
                entry("/account/sign-ins/**", Who.CUSTOMER),
                get("/account/members", Who.CUSTOMER));
    }

    static Entry entry(String pattern, Who... who) {
        return new Entry(Set.of(), PathPatternParser.defaultInstance.parse(pattern), Set.of(who));
    }

    static Entry get(String pattern, Who... who) {
        return on(Set.of(HttpMethod.GET, HttpMethod.HEAD), pattern, who);
    }

    static Entry on(Set<HttpMethod> methods, String pattern, Who... who) {
        return new Entry(methods, PathPatternParser.defaultInstance.parse(pattern), Set.of(who));
    }
}
