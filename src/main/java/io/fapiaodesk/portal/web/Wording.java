package io.fapiaodesk.portal.web;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.PrintedContent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names companies and what they sell in the language of a page. */
@Component
class Wording {

    private final Entities entities;

    Wording(Entities entities) {
        this.entities = entities;
    }

    In in(Locale locale) {
        boolean chinese = Languages.tag(locale).equals("zh-CN");
        Entity payee = entities.payee();
        return new In(chinese, chinese ? payee.nameZh() : payee.name());
    }

    /** A company of ours by its registered name, a vendor by the name we know. */
    String seller(String code, String name, Locale locale) {
        return in(locale).company(name, entities.find(code).map(Entity::nameZh).orElse(null));
    }

    /**
     * One of the two languages.
     *
     * @param payee who collects the money for all who invoice (R2)
     */
    record In(boolean chinese, String payee) {

        String company(String name, @Nullable String nameZh) {
            return chinese && nameZh != null ? nameZh : name;
        }

        /** The catalogue speaks the English of the FAQ; invoices, and pages in Chinese, do not. */
        @Nullable
        String content(@Nullable String content) {
            return content == null || !chinese ? content : PrintedContent.of(content);
        }
    }
}
