package io.fapiaodesk.portal.web;

import io.fapiaodesk.answer.Faq;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Puts into the model what every page of the portal shows. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    private final CurrentSignIn signIn;
    private final Faq faq;

    EveryPage(CurrentSignIn signIn, Faq faq) {
        this.signIn = signIn;
        this.faq = faq;
    }

    @ModelAttribute("shell")
    Shell shell() {
        String language = Languages.current();
        // Only path and query: a link must not repeat a host name that the caller made up.
        String link = ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam(Languages.PARAMETER, language.equals("en") ? "zh-CN" : "en")
                .build()
                .toUriString();
        return Shell.of(signIn.find().orElse(null), language, link);
    }

    @ModelAttribute("dates")
    Dates dates(Locale locale) {
        return new Dates(locale);
    }

    @ModelAttribute("faqs")
    FaqTitles faqs(Locale locale) {
        return new FaqTitles(Languages.tag(locale).equals("zh-CN"), faq::inChinese);
    }
}
