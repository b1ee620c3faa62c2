package io.fapiaodesk.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The mails there are, and what each must and may be filled with. */
enum Template {
    TITLE_SUBMITTED(Set.of("titleName", "promiseTarget", "promiseLimit"), Set.of()),
    TITLE_QUESTION(Set.of("question", "answerBy"), Set.of("link")),
    TITLE_QUESTION_REMINDER(Set.of("question", "answerBy"), Set.of("link")),
    CASE_QUESTION(Set.of("question", "answerBy", "link"), Set.of()),
    CASE_QUESTION_REMINDER(Set.of("question", "answerBy", "link"), Set.of()),
    TITLE_APPROVED(Set.of("titleName", "validUntil"), Set.of("specialValidUntil", "remark")),
    TITLE_REJECTED(Set.of("titleName", "reason"), Set.of()),
    TITLE_WITHDRAWN(Set.of(), Set.of("titleName")),
    TITLE_CLOSED_UNANSWERED(Set.of(), Set.of("titleName")),
    TITLE_STOPPED(Set.of(), Set.of("titleName")),
    TITLE_STOPPED_CLOSED(Set.of(), Set.of("titleName")),
    TITLE_SPECIAL_EXPIRING(Set.of("titleName", "specialValidUntil", "validUntil", "days", "link"), Set.of()),
    TITLE_EXPIRING(Set.of("titleName", "validUntil", "days", "link"), Set.of()),
    INVOICE_ISSUED(Set.of("number", "gross", "seller", "link"), Set.of("sample")),
    INVOICE_WITH_VENDOR(Set.of("vendor", "contact", "gross", "link"), Set.of()),
    INVOICE_FROM_VENDOR(Set.of("vendor", "number", "gross", "link"), Set.of()),
    INVOICE_FILE_FROM_VENDOR(Set.of("vendor", "number", "gross", "link"), Set.of()),
    INVOICE_REFUSED_BY_VENDOR(Set.of("vendor", "gross", "reason", "link"), Set.of()),
    VENDOR_REQUEST(
            Set.of("vendor", "invoice", "titleName", "gross", "orders", "mailTo"),
            Set.of("answerTo", "special", "titleTaxId", "titleBank", "titleAccount", "titleAddress", "titlePhone")),
    VENDOR_REMINDER(Set.of("vendor", "invoice", "titleName", "gross", "orders", "mailTo"), Set.of("answerTo")),
    VENDOR_CANCELLED(Set.of("vendor", "invoice", "titleName", "gross", "orders"), Set.of("answerTo")),
    VENDOR_SILENT(Set.of("vendor", "contact", "gross"), Set.of()),
    INVOICE_NOT_ISSUED(Set.of("gross", "reason", "link"), Set.of()),
    AGREEMENT_REQUESTED(Set.of("titleName", "promiseTarget", "promiseLimit"), Set.of()),
    AGREEMENT_OPENED(Set.of("titleName", "promiseTarget", "promiseLimit"), Set.of()),
    AGREEMENT_SIGNED(Set.of("titleName", "validUntil"), Set.of("remark")),
    AGREEMENT_BENEFICIARY(Set.of("titleName", "validUntil", "link"), Set.of()),
    AGREEMENT_DECLINED(Set.of("titleName", "reason"), Set.of()),
    AGREEMENT_WITHDRAWN(Set.of("titleName"), Set.of()),
    AGREEMENT_STOPPED(Set.of("titleName"), Set.of()),
    AGREEMENT_EXPIRING(Set.of("titleName", "validUntil", "days", "link"), Set.of()),
    AGREEMENT_ENDED(Set.of("titleName", "reason", "link"), Set.of()),
    AGREEMENT_NUDGE(Set.of("target", "manager"), Set.of()),
    AGREEMENT_MOVED(Set.of("target", "manager"), Set.of()),
    RETURN_REQUESTED(Set.of("number"), Set.of("promiseLimit", "paper")),
    RETURN_CONCLUDED(Set.of("number", "redNumber", "gross", "link"), Set.of("sample")),
    RETURN_REJECTED(Set.of("number", "reason"), Set.of()),
    RETURN_WITHDRAWN(Set.of("number"), Set.of()),
    RETURN_FORM_VOID(Set.of("number", "form", "link"), Set.of()),
    RETURN_REMINDER(Set.of("number", "target"), Set.of()),
    RETURN_OVERDUE(Set.of("number", "limit"), Set.of()),
    RETURN_ORIGINAL_REMINDER(Set.of("number", "link"), Set.of()),
    RETURN_ORIGINAL_MISSING(Set.of("number", "requestedOn"), Set.of()),
    LOSS_REPORTED(Set.of("number", "outcome"), Set.of()),
    LOSS_SENT_AGAIN(Set.of("number", "trackingNumber"), Set.of()),
    LOSS_SETTLED(Set.of("number", "outcome"), Set.of("reason")),
    LOSS_WITHDRAWN(Set.of("number"), Set.of()),
    SUPPORT_REQUESTED(Set.of("topic", "promiseTarget", "promiseLimit"), Set.of()),
    SUPPORT_ANSWERED(Set.of("topic", "reason"), Set.of()),
    SUPPORT_WITHDRAWN(Set.of("topic"), Set.of()),
    REVIEW_REMINDER(Set.of("target"), Set.of()),
    REVIEW_OVERDUE(Set.of("limit"), Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> required;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> optional;

    Template(Set<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** Its name in notices, file names and message keys: {@code title-approved}. */
    String templateName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<String> required() {
        return required;
    }

    Set<String> optional() {
        return optional;
    }

    static Template named(String templateName) {
        return Arrays.stream(values())
                .filter(template -> template.templateName().equals(templateName))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No such mail: " + templateName));
    }

    /** Whether a vendor of the marketplace reads it, who has no sign-in here; what it says is looked up when it is sent. */
    boolean isToVendor() {
        return this == VENDOR_REQUEST || this == VENDOR_REMINDER || this == VENDOR_CANCELLED;
    }

    /** Says at once, where the notice is made, what would otherwise be a mail with a hole in it. */
    void check(Set<String> given) {
        Set<String> missing = new TreeSet<>(isToVendor() ? Set.of() : required);
        missing.removeAll(given);
        Set<String> unknown = new TreeSet<>(given);
        if (!isToVendor()) {
            unknown.removeAll(required);
            unknown.removeAll(optional);
        }
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Arguments of %s: missing %s, unknown %s".formatted(templateName(), missing, unknown));
        }
    }
}
