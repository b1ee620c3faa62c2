package io.fapiaodesk.portal.web;

import java.util.function.UnaryOperator;

/**
 * Names the sections of the FAQ in the language of a page.
 *
 * @param inChinese what a section is called in Chinese
 */
record FaqTitles(boolean chinese, UnaryOperator<String> inChinese) {

    public String of(String title) {
        return chinese ? inChinese.apply(title) : title;
    }
}
