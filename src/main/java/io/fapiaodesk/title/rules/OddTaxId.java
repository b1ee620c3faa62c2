package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.TaxIdCheck.Warning;
import java.util.List;

/** What a person is told to look at in a tax id that may be right. */
final class OddTaxId {

    private OddTaxId() {}

    static String code(List<Warning> warnings) {
        if (warnings.contains(Warning.RESIDENT_IDENTITY_NUMBER)) {
            return "TAX_ID_OF_A_PERSON";
        }
        return warnings.contains(Warning.AS_ON_CERTIFICATE) ? "TAX_ID_AS_ON_CERTIFICATE" : "TAX_ID_UNUSUAL";
    }
}
