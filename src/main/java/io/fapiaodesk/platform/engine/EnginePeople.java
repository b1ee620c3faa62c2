package io.fapiaodesk.platform.engine;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignInChanged;
import io.fapiaodesk.platform.security.SignIns;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The engine's picture of staff, so that Tasklist, Cockpit and Admin know their names and groups. It is a copy: who may
 * sign in is decided elsewhere, and the passwords here are known to nobody. Customers are never in it.
 */
@Component
public class EnginePeople {

    static final Map<String, String> GROUPS = groups();

    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityService identity;
    private final SignIns signIns;

    EnginePeople(IdentityService identity, SignIns signIns) {
        this.identity = identity;
        this.signIns = signIns;
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>(Groups.STAFF);
        groups.put(Groups.OPERATIONS, "Operations");
        groups.put(Groups.ADMINISTRATORS, "Administrators");
        return Map.copyOf(groups);
    }

    void mirror() {
        GROUPS.forEach(this::group);
        signIns.staff().forEach(this::mirror);
    }

    @EventListener
    void on(SignInChanged changed) {
        mirror(changed);
    }

    private void mirror(SignInChanged person) {
        Set<String> wanted = new TreeSet<>(person.enabled() ? person.groups() : Set.of());
        wanted.retainAll(GROUPS.keySet());
        boolean isKnown = identity.createUserQuery().userId(person.name()).count() > 0;
        if (wanted.isEmpty() && !isKnown) {
            return;
        }
        if (!isKnown) {
            User user = identity.newUser(person.name());
            user.setFirstName(person.name());
            // The web applications show both names, and what is not there as "null".
            user.setLastName("");
            user.setPassword(password());
            identity.saveUser(user);
        }
        Set<String> present = identity.createGroupQuery().groupMember(person.name()).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        wanted.stream()
                .filter(group -> !present.contains(group))
                .forEach(group -> identity.createMembership(person.name(), group));
        present.stream()
                .filter(group -> !wanted.contains(group))
                .forEach(group -> identity.deleteMembership(person.name(), group));
    }

    private void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    private static String password() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
