package io.fapiaodesk.platform.audit;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One thing that happened to a case, as it is handed to the {@link Journal}.
 *
 * @param caseId the id of the case; what concerns no case has a chain of its own under another name
 * @param action what happened, in SCREAMING_SNAKE
 * @param actor the sign-in that did it, or the part of the application
 * @param details whatever else is worth keeping; no personal data in clear
 * @param visibleToCustomer whether it appears in the timeline that the customer sees
 */
public record JournalEntry(
        String caseId, String action, By by, String actor, Map<String, String> details, boolean visibleToCustomer) {

    private static final Pattern ACTION = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public JournalEntry {
        if (caseId.isBlank() || CONTROL.matcher(caseId).find()) {
            throw new IllegalArgumentException("A journal entry belongs to a case");
        }
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("Not an action: " + action);
        }
        // Whoever fails to sign in chooses the name we note down; it must not look like a second entry.
        actor = CONTROL.matcher(actor).replaceAll("\uFFFD");
        details = Map.copyOf(details);
    }
}
