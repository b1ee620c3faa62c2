package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.print.PdfPrinter;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementProof;
import io.fapiaodesk.title.domain.Contact;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints a signed agreement on a sheet of paper: the title it covers, its term, and who signed. */
@Component
class AgreementPaper {

    private final PdfPrinter printer;
    private final Clock clock;

    AgreementPaper(PdfPrinter printer, Clock clock) {
        this.printer = printer;
        this.clock = clock;
    }

    /**
     * Prints it.
     *
     * @param beneficiary of pay-on-behalf, whose title it is
     */
    Upload print(Agreement agreement, Account account, @Nullable Account beneficiary) {
        return print(agreement, account, beneficiary, null);
    }

    /**
     * Prints it anew because a party is registered as somebody else by now (R80).
     *
     * @param redrawn the day of that
     */
    Upload printAnew(Agreement agreement, Account account, @Nullable Account beneficiary, LocalDate redrawn) {
        return print(agreement, account, beneficiary, redrawn);
    }

    private Upload print(
            Agreement agreement, Account account, @Nullable Account beneficiary, @Nullable LocalDate redrawn) {
        Instant signedAt = agreement.decidedAt() == null ? clock.instant() : agreement.decidedAt();
        Contact contact = agreement.contact();
        LocalDate lastDay = agreement.lastDay().minusDays(1);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("redrawn", redrawn == null ? "" : redrawn.toString());
        values.put("id", agreement.id().value());
        values.put("kind", agreement.kind().name());
        values.put("party", account.realName());
        values.put("accountId", account.id());
        values.put("partySeals", seals(account));
        values.put("beneficiary", orEmpty(agreement.beneficiaryAccountId()));
        values.put("beneficiarySeals", beneficiary != null && seals(beneficiary));
        values.put("titleName", agreement.titleName());
        values.put("taxId", orEmpty(agreement.taxId()));
        values.put("from", ShanghaiTime.dayOf(signedAt).toString());
        values.put("lastDay", lastDay.toString());
        values.put("ticket", orEmpty(agreement.ticket()));
        values.put("byStaff", agreement.openedByStaff());
        values.put("openedBy", agreement.openedBy());
        values.put("contact", contact == null ? "" : contact.name());
        values.put("signedBy", agreement.decider());
        return new Upload(
                "agreement-" + agreement.id() + (redrawn == null ? "" : "-" + redrawn) + ".pdf",
                printer.print("agreement", "Agreement " + agreement.id(), signedAt, values));
    }

    private static boolean seals(Account party) {
        return AgreementProof.of(party.kind() == Account.Kind.ENTERPRISE) == AgreementProof.SEAL;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
