package io.fapiaodesk.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The texts for people, in the language of the one who asks: Simplified Chinese for any Chinese, English for the rest. */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    public Optional<String> find(String key, List<String> arguments) {
        return Optional.ofNullable(messages.getMessage(key, arguments.toArray(), null, locale()));
    }

    /** A text that our own bundles are known to have. */
    public String get(String key, String... arguments) {
        return find(key, List.of(arguments)).orElse(key);
    }

    /** The language of the request at hand, narrowed to the two we speak. */
    public static Locale locale() {
        Locale asked = LocaleContextHolder.getLocale();
        return asked.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
