package io.fapiaodesk.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Keeps the language that somebody switches to by the link on every page. */
class RememberLanguage implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Languages.spoken(request.getParameter(Languages.PARAMETER)).ifPresent(language -> {
            if (RequestContextUtils.getLocaleResolver(request) instanceof Languages languages) {
                languages.setLocale(request, response, language);
            }
        });
        return true;
    }
}
