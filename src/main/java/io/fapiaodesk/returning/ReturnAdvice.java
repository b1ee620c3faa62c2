package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.ruling.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which way an invoice goes back, and why.
 *
 * @param number its number, which the confirmation form and its remarks need (R61); empty as long as it is not issued
 */
public record ReturnAdvice(String invoiceId, @Nullable String number, Way way, List<Finding> findings) {

    public ReturnAdvice {
        findings = List.copyOf(findings);
    }
}
