package io.fapiaodesk.platform.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The texts for people, in the language of the one who asks: Simplified Chinese for any Chinese, English for the rest. */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The text of a key. An argument in braces, such as {@code {file.WORD}}, is itself the key of a text: what differs by
     * language is named by those who know nothing of languages.
     */
    public Optional<String> find(String key, List<String> arguments) {
        Object[] said = arguments.stream().map(this::said).toArray();
        return Optional.ofNullable(messages.getMessage(key, said, null, locale()));
    }

    private String said(String argument) {
        if (!argument.startsWith("{") || !argument.endsWith("}")) {
            return argument;
        }
        // What somebody typed may be in braces, too: then there is no such key, and it is no pattern either.
        String text = messages.getMessage(argument.substring(1, argument.length() - 1), null, null, locale());
        return text == null ? argument : text;
    }

    /** A text that our own bundles are known to have. */
    public String get(String key, String... arguments) {
        return find(key, List.of(arguments)).orElse(key);
    }

    /** Does something in a language that need not be that of the request at hand. */
    public static <T> T in(Locale language, Supplier<T> work) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    /** The language of the request at hand, narrowed to the two we speak. */
    public static Locale locale() {
        Locale asked = LocaleContextHolder.getLocale();
        return asked.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
