package io.fapiaodesk.portal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's titles.
 *
 * @param registeredName the name the account is registered to
 * @param personal whether it is an individual account, which may ask for an enterprise title
 * @param whyNot the code of what speaks against an application now; empty when nothing does
 */
record TitlesView(
        List<TitleView> list,
        String registeredName,
        boolean personal,
        @Nullable String whyNot) {

    TitlesView {
        list = List.copyOf(list);
    }

    public boolean mayApply() {
        return personal && whyNot == null;
    }
}
