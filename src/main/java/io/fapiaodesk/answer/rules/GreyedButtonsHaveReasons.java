package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A button that is grey has a reason in what was consumed; where there is none, the browser is at fault. */
public final class GreyedButtonsHaveReasons implements Rule<GreyedButtonsHaveReasons.Choice> {

    /** How many items somebody looks at, and how many of them can be invoiced now. */
    public record Choice(int items, int invoiceable) {}

    @Override
    public RuleId id() {
        return new RuleId(36);
    }

    @Override
    public String faqSection() {
        return "\"Request Invoice\" button is grayed out";
    }

    @Override
    public Finding examine(Choice choice) {
        if (choice.items() == 0) {
            return Finding.violated(this, "NOTHING_TO_CHOOSE");
        }
        String items = String.valueOf(choice.items());
        return choice.invoiceable() > 0
                ? Finding.satisfied(this, "BUTTON_SHOULD_WORK", String.valueOf(choice.invoiceable()), items)
                : Finding.violated(this, "BUTTON_GREY_FOR_REASONS", items);
    }
}
