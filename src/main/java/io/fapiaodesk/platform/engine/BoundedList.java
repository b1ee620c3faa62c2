package io.fapiaodesk.platform.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A call that does not say how much of a list it wants gets a first page of it. The engine refuses unlimited lists, and
 * whoever only looks for a task should not have to know that.
 */
class BoundedList extends HttpServletRequestWrapper {

    private static final String LIMIT = "maxResults=200";

    BoundedList(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getQueryString() {
        String query = super.getQueryString();
        if (query == null || query.isEmpty()) {
            return LIMIT;
        }
        return query.contains("maxResults=") ? query : query + "&" + LIMIT;
    }
}
