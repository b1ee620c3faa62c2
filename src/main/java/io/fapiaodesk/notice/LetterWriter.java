package io.fapiaodesk.notice;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes mails from the templates in {@code mails/} and the sentences in {@code messages/notice.properties}. What a
 * template is filled with is somebody's input: it is never read as a template, a link, a header or markup.
 */
class LetterWriter {

    private static final Set<String> DAYS = Set.of(
            "validUntil",
            "specialValidUntil",
            "promiseTarget",
            "promiseLimit",
            "answerBy",
            "target",
            "limit",
            "requestedOn");
    private static final Set<String> PARAGRAPHS = Set.of("question", "reason", "remark", "orders");
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    /** Control characters, and those that turn the direction of what follows them. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+");

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");
    private static final Pattern OWN_PATH = Pattern.compile("/(?!/)[A-Za-z0-9\\-._~%/?&=+:]*");
    private static final int LONGEST_IN_SUBJECT = 60;

    private final URI baseUrl;
    private final ResourceBundleMessageSource sentences;
    private final SpringTemplateEngine texts;
    private final SpringTemplateEngine pages;

    LetterWriter(URI baseUrl) {
        this.baseUrl = baseUrl;
        this.sentences = new ResourceBundleMessageSource();
        sentences.setBasename("messages/notice");
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        sentences.setAlwaysUseMessageFormat(true);
        this.texts = engine(TemplateMode.TEXT, ".txt");
        this.pages = engine(TemplateMode.HTML, ".html");
    }

    private SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(LetterWriter.class.getClassLoader());
        templates.setPrefix("mails/");
        templates.setSuffix(suffix);
        templates.setTemplateMode(mode);
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setMessageSource(sentences);
        return engine;
    }

    Letter write(String template, @Nullable String caseId, Map<String, String> arguments, Mailbox mailbox) {
        Locale language = mailbox.language();
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, legible(name, value, language));
            }
        });
        values.put("letter", template);
        values.put("language", language.toLanguageTag());
        values.put("caseId", caseId);
        if (Template.named(template).isToVendor()) {
            values.put("footer", sentence("notice.footer.vendor", language));
        } else {
            values.put("linkLabel", sentence("notice." + template + ".link", language));
            values.put("footer", sentence(mailbox.ofStaff() ? "notice.footer.staff" : "notice.footer", language));
            values.put("link", link(caseId, arguments.get("link"), mailbox.ofStaff()));
        }
        Context context = new Context(language, values);
        return new Letter(
                sentence("notice.sender", language),
                subject(template, caseId, values, language),
                EMPTY_LINES.matcher(texts.process("letter", context).strip()).replaceAll("\n\n") + "\n",
                pages.process("letter", context));
    }

    private String subject(String template, @Nullable String caseId, Map<String, Object> values, Locale language) {
        String titleName = (String) values.getOrDefault("titleName", "");
        String subject = sentence(
                "notice." + template + ".subject",
                language,
                abbreviated(titleName),
                values.getOrDefault("answerBy", ""),
                values.getOrDefault("days", 0),
                values.getOrDefault("target", values.getOrDefault("limit", "")),
                values.getOrDefault("number", ""),
                values.getOrDefault("gross", ""),
                values.getOrDefault("topic", ""));
        return caseId == null ? subject : "[" + caseId + "] " + subject;
    }

    private String sentence(String key, Locale language, Object... arguments) {
        return sentences.getMessage(key, arguments, language);
    }

    private static Object legible(String name, String value, Locale language) {
        if (DAYS.contains(name)) {
            return day(value).format(isChinese(language) ? CHINESE_DAY : ENGLISH_DAY);
        }
        if (name.equals("days")) {
            return Integer.valueOf(value);
        }
        if (PARAGRAPHS.contains(name)) {
            return LINE_END.splitAsStream(value).map(LetterWriter::line).collect(Collectors.toList());
        }
        return line(value);
    }

    private static LocalDate day(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            return ShanghaiTime.dayOf(OffsetDateTime.parse(value).toInstant());
        }
    }

    private static String line(String value) {
        return UNSEEN.matcher(value).replaceAll(" ").strip();
    }

    private static String abbreviated(String titleName) {
        return titleName.codePointCount(0, titleName.length()) <= LONGEST_IN_SUBJECT
                ? titleName
                : titleName.substring(0, titleName.offsetByCodePoints(0, LONGEST_IN_SUBJECT - 1)) + "…";
    }

    private String link(@Nullable String caseId, @Nullable String path, boolean ofStaff) {
        if (path != null) {
            if (!OWN_PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("Not a path of this application");
            }
            return at(path);
        }
        if (caseId == null) {
            return at("/");
        }
        return at((ofStaff ? "/staff/cases/" : "/requests/") + caseId);
    }

    private String at(String path) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }

    private static boolean isChinese(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
