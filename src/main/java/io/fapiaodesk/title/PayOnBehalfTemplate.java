package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.print.PdfPrinter;
import io.fapiaodesk.platform.security.SignedIn;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The template of a pay-on-behalf agreement (R50), with the payer filled in; signed or sealed, it comes back as a file. */
@Service
public class PayOnBehalfTemplate {

    private static final String NAME = "pay-on-behalf-agreement";

    private final Accounts accounts;
    private final PdfPrinter printer;
    private final Clock clock;

    PayOnBehalfTemplate(Accounts accounts, PdfPrinter printer, Clock clock) {
        this.accounts = accounts;
        this.printer = printer;
        this.clock = clock;
    }

    public Result<DocumentFile> print(SignedIn who) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::find);
        return account.map(payer -> Result.done(new DocumentFile(
                        NAME,
                        NAME + ".pdf",
                        "application/pdf",
                        printer.print(
                                "pay-on-behalf",
                                "Pay-on-behalf agreement",
                                clock.instant(),
                                Map.of(
                                        "title",
                                        "Pay-on-behalf agreement",
                                        "party",
                                        payer.realName(),
                                        "accountId",
                                        payer.id(),
                                        "payerSeals",
                                        payer.kind() == Account.Kind.ENTERPRISE)))))
                .orElseGet(() -> Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER")));
    }
}
