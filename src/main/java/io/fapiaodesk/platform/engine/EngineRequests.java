package io.fapiaodesk.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands between callers and the engine's own web interface, where that is less careful than ours: what no text can hold
 * is refused before it reaches the database, a program that sends its password with each call leaves no session behind,
 * and a failure tells nothing of our insides.
 */
class EngineRequests extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 1 << 20;
    private static final String ENGINES_CSRF_HEADER = "X-XSRF-TOKEN";
    private static final String ENGINES_CSRF_ATTRIBUTE = "CAMUNDA_CSRF_TOKEN";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.toLowerCase(Locale.ROOT).contains("%00")) {
            EngineResponse.write(response, HttpStatus.BAD_REQUEST, "InvalidRequest", "The address holds no text.");
            return;
        }
        HttpServletRequest seen = new BoundedList(request);
        if (hasJson(request)) {
            byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                EngineResponse.write(
                        response, HttpStatus.PAYLOAD_TOO_LARGE, "InvalidRequest", "This is more than can be taken.");
                return;
            }
            if (holdsNul(new String(body, StandardCharsets.UTF_8))) {
                EngineResponse.write(
                        response, HttpStatus.BAD_REQUEST, "InvalidRequest", "A character in it is no text.");
                return;
            }
            seen = new Replayed(seen, body);
        }
        seen = request.getHeader(HttpHeaders.AUTHORIZATION) == null ? new Frugal(seen) : new Sessionless(seen);
        EngineResponse answer = new EngineResponse(response);
        chain.doFilter(seen, answer);
        answer.finish();
    }

    private static boolean hasJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    /** The character itself, or its escape, unless that escape is itself escaped. */
    static boolean holdsNul(String json) {
        if (json.indexOf('\0') >= 0) {
            return true;
        }
        int at = json.indexOf("\\u0000");
        while (at >= 0) {
            int before = at;
            while (before > 0 && json.charAt(before - 1) == '\\') {
                before--;
            }
            if ((at - before) % 2 == 0) {
                return true;
            }
            at = json.indexOf("\\u0000", at + 1);
        }
        return false;
    }

    /** Whoever sends a password with each call was not lured here by another page: there is no cookie to ride on. */
    private static final class Sessionless extends HttpServletRequestWrapper {

        private static final String TOKEN = "no-session";

        private final HttpSession session;

        Sessionless(HttpServletRequest request) {
            super(request);
            this.session = new PassingSession(request.getServletContext());
            session.setAttribute(ENGINES_CSRF_ATTRIBUTE, TOKEN);
        }

        @Override
        public HttpSession getSession() {
            return session;
        }

        @Override
        public HttpSession getSession(boolean create) {
            return session;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return ENGINES_CSRF_HEADER.equalsIgnoreCase(name) ? TOKEN : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return ENGINES_CSRF_HEADER.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(TOKEN))
                    : super.getHeaders(name);
        }
    }

    /** The web applications put into the session with each call what is in it already; that is not worth a write. */
    private static final class Frugal extends HttpServletRequestWrapper {

        Frugal(HttpServletRequest request) {
            super(request);
        }

        @Override
        public HttpSession getSession() {
            return new UnchangedSession(super.getSession());
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            return session == null ? null : new UnchangedSession(session);
        }
    }

    private static final class Replayed extends HttpServletRequestWrapper {

        private final byte[] body;

        Replayed(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("Read it at once");
                }

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int from, int length) {
                    return bytes.read(target, from, length);
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
