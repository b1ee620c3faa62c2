package io.fapiaodesk.answer;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.print.PdfPrinter;
import io.fapiaodesk.platform.security.SignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Prints the certificate of an account's exclusive payment account (R55): its name comes from the real-name registration of
 * the moment, and from nothing else, whatever titles and contracts say.
 */
@Service
public class AccountCertificate {

    private final Accounts accounts;
    private final Entities entities;
    private final PdfPrinter printer;
    private final Clock clock;

    AccountCertificate(Accounts accounts, Entities entities, PdfPrinter printer, Clock clock) {
        this.accounts = accounts;
        this.entities = entities;
        this.printer = printer;
        this.clock = clock;
    }

    /** The certificate of the one who asks; empty when they have no account. */
    public Optional<DocumentFile> of(SignedIn who) {
        return Optional.ofNullable(who.accountId()).flatMap(accounts::find).map(this::print);
    }

    private DocumentFile print(Account account) {
        Instant now = clock.instant();
        String day = ShanghaiTime.dayOf(now).toString();
        Entity payee = entities.payee();
        Map<String, Object> values = new HashMap<>();
        values.put("account", account.id());
        values.put("name", account.realName());
        values.put("enterprise", account.kind() == Account.Kind.ENTERPRISE);
        values.put("taxId", Optional.ofNullable(account.taxId()).orElse(""));
        values.put("payeeZh", payee.nameZh());
        values.put("payee", payee.name());
        values.put("payeeTaxId", String.valueOf(payee.taxId()));
        values.put("bank", String.valueOf(payee.printedBank()));
        values.put("bankAccount", String.valueOf(payee.bankAccount()));
        values.put("day", day);
        return new DocumentFile(
                account.id(),
                "exclusive-account-certificate-" + day + ".pdf",
                "application/pdf",
                printer.print("account-certificate", "Exclusive account certificate " + account.id(), now, values));
    }
}
