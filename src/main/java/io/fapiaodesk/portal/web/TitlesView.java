package io.fapiaodesk.portal.web;

import io.fapiaodesk.title.ReadTitles.Renewal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's titles.
 *
 * @param registeredName the name the account is registered to
 * @param personal whether it is an individual account, which may ask for an enterprise title
 * @param renewal what can be applied for while a title is in force; empty when nothing can
 * @param whyNot the code of what speaks against an application now; empty when nothing does
 */
record TitlesView(
        List<TitleView> list,
        String registeredName,
        boolean personal,
        @Nullable String whyNot,
        @Nullable Renewal renewal) {

    TitlesView {
        list = List.copyOf(list);
    }

    /** Whether this is the title that can be renewed now. */
    public boolean renews(TitleView title) {
        return renewal != null && renewal.titleId().equals(title.id());
    }

    public boolean mayApply() {
        return personal && whyNot == null;
    }
}
