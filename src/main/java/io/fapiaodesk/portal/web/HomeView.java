package io.fapiaodesk.portal.web;

import io.fapiaodesk.title.ManagerContacts.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's start page: what needs them, what they invoice with, what is under way.
 *
 * @param whyNotApply the code of what speaks against an application now; empty when nothing does
 * @param manager who looks after the account, if anybody does
 * @param holder whether this sign-in manages the others of the account
 * @param master whether other accounts name this one as their master
 * @param title the active title; while none is, the one that waits for the end of an application
 */
record HomeView(
        String realName,
        boolean personal,
        @Nullable String whyNotApply,
        @Nullable TitleView title,
        List<Need> needs,
        List<RequestRow> open,
        @Nullable Contact manager,
        boolean holder,
        boolean master) {

    HomeView {
        needs = List.copyOf(needs);
        open = List.copyOf(open);
    }

    /**
     * Something that goes on only when the customer does something.
     *
     * @param code the text of it is {@code portal.home.need.<code>}
     * @param link where it is done
     */
    record Need(String code, List<String> arguments, String link) {
        Need {
            arguments = List.copyOf(arguments);
        }
    }
}
