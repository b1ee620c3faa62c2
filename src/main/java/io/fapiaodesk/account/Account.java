package io.fapiaodesk.account;

import io.fapiaodesk.kernel.Yuan;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer's account as the account system registered it last.
 *
 * @param realName the name of the person or the legal name of the enterprise, by real-name registration
 * @param taxId an enterprise always has one
 * @param accountManager the sign-in of the employee who looks after the account
 * @param masterAccountId the account that pays and asks for invoices on behalf of this one
 * @param arrears what the account owes the vendor
 */
public record Account(
        String id,
        Kind kind,
        String realName,
        @Nullable String taxId,
        String email,
        Language language,
        @Nullable String accountManager,
        @Nullable String masterAccountId,
        boolean multiAccountService,
        boolean reseller,
        @Nullable TaxpayerType taxpayerType,
        Yuan arrears,
        boolean closed) {

    public Account {
        if (kind == Kind.ENTERPRISE && taxId == null) {
            throw new IllegalArgumentException("An enterprise has a tax id");
        }
    }

    /** Whether the other names this account as its master. */
    public boolean isMasterOf(Account other) {
        return id.equals(other.masterAccountId);
    }

    /** Whether both are registered to the same enterprise. */
    public boolean isSameEnterpriseAs(Account other) {
        return kind == Kind.ENTERPRISE && other.kind == Kind.ENTERPRISE && Objects.equals(taxId, other.taxId);
    }

    /** Whether it asks for invoices of the other's consumption, as its master (R26). */
    public boolean speaksFor(Account other) {
        return isMasterOf(other) && isSameEnterpriseAs(other) && multiAccountService && other.multiAccountService;
    }

    /** Whether a person or an enterprise is registered. */
    public enum Kind {
        PERSONAL,
        ENTERPRISE
    }

    /** How the tax bureau taxes the account's holder. */
    public enum TaxpayerType {
        GENERAL,
        SMALL_SCALE
    }

    /** The language we write to the customer in. */
    public enum Language {
        ZH_CN("zh-CN"),
        EN("en");

        private final String tag;

        Language(String tag) {
            this.tag = tag;
        }

        public String tag() {
            return tag;
        }

        public Locale locale() {
            return Locale.forLanguageTag(tag);
        }
    }
}
