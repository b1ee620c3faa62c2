package io.fapiaodesk.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskBriefTest {

    @Test
    void what_fits_is_shown_as_it_is() {
        assertThat(TaskBrief.of(List.of("## A", "b"))).isEqualTo("## A\n\nb");
    }

    @Test
    void more_findings_than_the_engine_can_keep_are_cut_between_lines_and_that_is_shown() {
        List<String> many = IntStream.range(0, 300)
                .mapToObj(n -> "- **R" + n + "** 某项规则的说明")
                .toList();
        String brief = TaskBrief.of(List.of("## Title", String.join("\n", many)));
        assertThat(brief).hasSizeLessThanOrEqualTo(TaskBrief.LONGEST).startsWith("## Title\n\n- **R0**");
        assertThat(brief.lines().skip(2).limit(brief.lines().count() - 3)).allMatch(many::contains);
        assertThat(brief).endsWith("说明\n…");
    }

    @Test
    void one_endless_line_is_cut_between_characters() {
        String brief = TaskBrief.of(List.of("𠀀".repeat(3_000)));
        assertThat(brief).hasSizeLessThanOrEqualTo(TaskBrief.LONGEST).endsWith("𠀀\n…");
    }

    @Test
    void signs_of_markdown_in_a_name_stay_signs_and_line_breaks_do_not_begin_a_heading() {
        assertThat(TaskBrief.escape("a*b\n# c")).isEqualTo("a\\*b \\# c");
    }
}
