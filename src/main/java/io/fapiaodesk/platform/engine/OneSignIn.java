package io.fapiaodesk.platform.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * Hands the sign-in of the application on to Tasklist, Cockpit and Admin. Which of the three somebody may use follows
 * from groups whose rights are granted at the start and by nobody later, so it is asked once a minute and not with each
 * call of a program, which has no session to keep the answer in.
 */
class OneSignIn extends ContainerBasedAuthenticationFilter {

    static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private static final int MOST = 1_000;

    private record Person(String engine, String name, List<String> groups) {}

    private record Apps(Set<String> apps, long until) {}

    private final LongSupplier clock;
    private final Map<Person, Apps> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Person, Apps> eldest) {
            return size() > MOST;
        }
    };

    OneSignIn(LongSupplier nanoClock) {
        this.clock = nanoClock;
    }

    @Override
    protected @Nullable UserAuthentication createAuthentication(
            ProcessEngine engine, String name, List<String> groups, List<String> tenants) {
        Person person = new Person(engine.getName(), name, List.copyOf(groups));
        Set<String> apps = appsOf(person);
        if (apps == null) {
            UserAuthentication asked = super.createAuthentication(engine, name, groups, tenants);
            if (asked != null) {
                remember(person, asked.getAuthorizedApps());
            }
            return asked;
        }
        UserAuthentication remembered = new UserAuthentication(name, engine.getName());
        remembered.setGroupIds(groups);
        remembered.setTenantIds(tenants);
        remembered.setAuthorizedApps(new HashSet<>(apps));
        return remembered;
    }

    private @Nullable Set<String> appsOf(Person person) {
        synchronized (known) {
            Apps found = known.get(person);
            return found == null || found.until() - clock.getAsLong() <= 0 ? null : found.apps();
        }
    }

    private void remember(Person person, Set<String> apps) {
        synchronized (known) {
            known.remove(person);
            known.put(person, new Apps(Set.copyOf(apps), clock.getAsLong() + KNOWN_FOR.toNanos()));
        }
    }
}
