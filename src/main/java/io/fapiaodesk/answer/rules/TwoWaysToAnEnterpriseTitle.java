package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import org.jspecify.annotations.Nullable;

/** An individual account comes to an enterprise title by changing its registration, which is recommended, or by a review. */
public final class TwoWaysToAnEnterpriseTitle implements Rule<TwoWaysToAnEnterpriseTitle.Standing> {

    /**
     * Where an account stands.
     *
     * @param whyNoReview the code of what stands against an application now, if something does
     */
    public record Standing(
            boolean enterpriseAccount, @Nullable String whyNoReview) {}

    @Override
    public RuleId id() {
        return new RuleId(18);
    }

    @Override
    public String faqSection() {
        return "Enterprise invoices for individual accounts";
    }

    @Override
    public Finding examine(Standing standing) {
        if (standing.enterpriseAccount()) {
            return Finding.satisfied(this, "ENTERPRISE_TITLE_BY_REGISTRATION");
        }
        return standing.whyNoReview() == null
                ? Finding.satisfied(this, "TWO_WAYS_TO_ENTERPRISE_TITLE")
                : Finding.violated(this, "REVIEW_NOT_OPEN_NOW", standing.whyNoReview());
    }
}
