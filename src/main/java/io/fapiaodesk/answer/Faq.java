package io.fapiaodesk.answer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The FAQ's own order of chapters and sections, which rules each became, and where in the software that is done. */
@Component
public class Faq {

    private final Contents contents = read();

    /** A part of the FAQ. */
    public record Chapter(int number, String title, String titleZh) {}

    /** A question and its answer, as the FAQ prints them. */
    public record Section(int chapter, String title, String titleZh, List<Integer> rules, List<Place> places) {
        public Section {
            rules = List.copyOf(rules);
            places = List.copyOf(places);
        }

        public boolean has(RuleId rule) {
            return rules.contains(rule.number());
        }
    }

    /** Where something is done: a page of the portal, or a call of the interface. */
    public record Place(@Nullable String page, @Nullable String call) {}

    private record Contents(List<Chapter> chapters, List<Section> sections) {}

    private static Contents read() {
        try (InputStream file = Objects.requireNonNull(Faq.class.getResourceAsStream("/answer/faq.json"))) {
            return new JsonMapper().readValue(file, Contents.class);
        } catch (IOException failure) {
            throw new UncheckedIOException("The contents of the FAQ cannot be read", failure);
        }
    }

    public List<Chapter> chapters() {
        return contents.chapters();
    }

    public List<Section> sections() {
        return contents.sections();
    }

    /** What the section of this title, in the FAQ's English, is called in Chinese; as it is when it has no Chinese name. */
    public String inChinese(String title) {
        return sections().stream()
                .filter(section -> section.title().equals(title))
                .map(Section::titleZh)
                .findFirst()
                .orElse(title);
    }

    /** The sections that a rule comes from, the first one that the FAQ prints first. */
    public List<Section> of(RuleId rule) {
        return sections().stream().filter(section -> section.has(rule)).toList();
    }
}
