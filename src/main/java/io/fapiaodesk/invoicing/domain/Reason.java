package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/**
 * Why a planned invoice is one of its own, or what else is special about it. Texts are in the message bundles under
 * {@code because.<code>}, filled with the arguments.
 */
public record Reason(Code code, List<String> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(Code code, String... arguments) {
        return new Reason(code, List.of(arguments));
    }

    /** The reasons, each with the rule it comes from. */
    public enum Code {
        /** Nothing sets the items apart: one invoice for all of them. */
        ALL_ALIKE(38),
        ENTITY_DIFFERS(38),
        RATE_DIFFERS(38),
        TITLE_NAME_DIFFERS(39),
        TAX_ID_DIFFERS(39),
        BANK_DIFFERS(39),
        BANK_ACCOUNT_DIFFERS(39),
        ADDRESS_DIFFERS(39),
        PHONE_DIFFERS(39),
        /** A third party of the marketplace issues it. */
        VENDOR_ISSUES(82),
        /** It has items of other accounts, which the master or the payer asks for under a title of its own. */
        ITEMS_OF_OTHER_ACCOUNTS(26);

        private final int rule;

        Code(int rule) {
            this.rule = rule;
        }

        public RuleId rule() {
            return new RuleId(rule);
        }
    }
}
