package io.fapiaodesk.portal.web;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the steps of a process in the language of the one who looks at its picture. The models speak English; for other
 * languages a name is looked up by its English words.
 */
@Component
class StepNames {

    private static final Pattern NAME = Pattern.compile("(\\sname=\")([^\"]*)(\")");

    private final MessageSource messages;

    StepNames(MessageSource messages) {
        this.messages = messages;
    }

    String translate(String xml, Locale locale) {
        return NAME.matcher(xml).replaceAll(found -> Matcher.quoteReplacement(translated(found, locale)));
    }

    private String translated(MatchResult found, Locale locale) {
        String english = HtmlUtils.htmlUnescape(found.group(2));
        String name = messages.getMessage(key(english), null, english, locale);
        return found.group(1) + HtmlUtils.htmlEscape(name == null ? english : name, "UTF-8") + found.group(3);
    }

    /** {@code step.Review-title} for "Review title". */
    static String key(String english) {
        return "step." + english.strip().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("(^-|-$)", "");
    }
}
