package io.fapiaodesk.portal.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Decides in which of our two languages somebody is answered: the one they chose on a page, else the one of their
 * account, else the one their browser asks for.
 */
class Languages implements LocaleResolver {

    static final String PARAMETER = "lang";
    private static final String COOKIE = "language";
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final AccountLanguage accounts;

    Languages(AccountLanguage accounts) {
        this.accounts = accounts;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return spoken(request.getParameter(PARAMETER))
                .or(() -> cookie(request))
                // A program asks for a language with each call; what failed on our side is answered without asking
                // anything else.
                .or(() -> isPage(request) ? accounts.of(request) : Optional.empty())
                .orElseGet(() -> accepted(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, tag(locale))
                            .path("/")
                            .maxAge(REMEMBERED)
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }

    /** How a page names the language of the request at hand: {@code zh-CN} or {@code en}. */
    static String tag(Locale locale) {
        return isChinese(locale) ? "zh-CN" : "en";
    }

    static String current() {
        return tag(LocaleContextHolder.getLocale());
    }

    /** The language somebody names, if it is one of ours. */
    static Optional<Locale> spoken(@Nullable String tag) {
        if (tag == null || !tag.matches("(?i)(zh|en)([-_][a-z0-9]+)*")) {
            return Optional.empty();
        }
        return Optional.of(tag.regionMatches(true, 0, "zh", 0, 2) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    private static Optional<Locale> cookie(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : spoken(cookie.getValue());
    }

    private static boolean isPage(HttpServletRequest request) {
        return !hasFailedOnOurSide(request) && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private static boolean hasFailedOnOurSide(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.ERROR
                && !(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        && status < 500);
    }

    private static Locale accepted(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null || header.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .flatMap(range ->
                            SPOKEN.stream().filter(spoken -> range.getRange().startsWith(spoken.getLanguage())))
                    .findFirst()
                    .orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException notALanguageHeader) {
            return Locale.ENGLISH;
        }
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
