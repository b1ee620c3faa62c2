package io.fapiaodesk.platform.engine;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.jspecify.annotations.Nullable;

/** The session itself, except that setting an attribute to what it is already changes nothing. */
record UnchangedSession(HttpSession session) implements HttpSession {

    private static final String KEPT = ".kept";

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value instanceof Authentications signedIn) {
            setIfOthersAreSignedIn(name, signedIn);
        } else if (value == null || session.getAttribute(name) != value) {
            session.setAttribute(name, value);
        }
    }

    /** The engine changes this object in place, so that only what is in it tells whether it has changed. */
    private void setIfOthersAreSignedIn(String name, Authentications signedIn) {
        String who = signedIn.getAuthentications().stream()
                .map(one -> one.getProcessEngineName() + " " + one.getIdentityId() + " " + one.getGroupIds() + " "
                        + new TreeSet<>(one.getAuthorizedApps()))
                .sorted()
                .collect(Collectors.joining(", "));
        if (session.getAttribute(name) != signedIn || !who.equals(session.getAttribute(name + KEPT))) {
            session.setAttribute(name, signedIn);
            session.setAttribute(name + KEPT, who);
        }
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public long getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public long getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public ServletContext getServletContext() {
        return session.getServletContext();
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public int getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void removeAttribute(String name) {
        session.removeAttribute(name);
    }

    @Override
    public void invalidate() {
        session.invalidate();
    }

    @Override
    public boolean isNew() {
        return session.isNew();
    }
}
