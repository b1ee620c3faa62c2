package io.fapiaodesk.account;

import io.fapiaodesk.account.rules.IrreversibleChangesAreAcknowledged;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows customers how their account is registered and what a change brings about, and sends them on to where it is made
 * (R23, R51, R55, R80). The change itself belongs to the account system, which then tells us of it.
 */
@Service
public class ChangeRegistration {

    private static final String ASK_US = "/support/new?topic=REGISTERED_NAME";

    private final Accounts accounts;
    private final Journal journal;
    private final String page;

    ChangeRegistration(Accounts accounts, Journal journal, @Value("${fapiao.account.registration-page:}") String page) {
        this.accounts = accounts;
        this.journal = journal;
        this.page = page;
    }

    /** What a registration is changed to. */
    public enum To {
        /** From a person to an enterprise. */
        ENTERPRISE,
        /** Another name of the same person or enterprise. */
        NAME
    }

    /** What a change brings about, with the rule of the FAQ that says so. */
    public enum Consequence {
        IRREVERSIBLE(23, true, false),
        TITLES_OF_THE_PERSON_END(80, true, false),
        ENTERPRISE_TITLE_AT_ONCE(23, true, false),
        PAID_ORDERS_FOLLOW(80, true, false),
        CONTRACTS_FOLLOW(80, true, true),
        TITLE_IS_UPDATED_BY_YOU(51, false, true),
        OPEN_ITEMS_UNDER_THE_NEW_NAME(51, false, true),
        ISSUED_INVOICES_STAY(51, true, true),
        CERTIFICATE_FOLLOWS(55, true, true);

        private final int rule;
        private final boolean ofBecomingAnEnterprise;
        private final boolean ofAnotherName;

        Consequence(int rule, boolean ofBecomingAnEnterprise, boolean ofAnotherName) {
            this.rule = rule;
            this.ofBecomingAnEnterprise = ofBecomingAnEnterprise;
            this.ofAnotherName = ofAnotherName;
        }

        public String rule() {
            return "R" + rule;
        }

        boolean isOf(To change) {
            return change == To.ENTERPRISE ? ofBecomingAnEnterprise : ofAnotherName;
        }
    }

    /** What can be changed, and what comes of it. */
    public record Change(To to, List<Consequence> consequences) {}

    /** How an account is registered, and what can be changed about that. */
    public record Registration(Account account, List<Change> changes) {}

    /** Where the change is made. */
    public record Begun(To to, String continueAt) {}

    @Transactional(readOnly = true)
    public Result<Registration> of(SignedIn who) {
        return account(who)
                .map(account -> Result.done(new Registration(
                        account,
                        Stream.of(To.values())
                                .filter(to -> to == To.NAME || account.kind() == Account.Kind.PERSONAL)
                                .map(ChangeRegistration::change)
                                .toList())))
                .orElseGet(ChangeRegistration::notACustomer);
    }

    /**
     * Notes that the customer knows what comes of the change, and says where to make it.
     *
     * @param acknowledged whether the customer says to know that it cannot be undone
     */
    @Transactional
    public Result<Begun> begin(SignedIn who, @Nullable To to, boolean acknowledged) {
        Optional<Account> account = account(who);
        if (account.isEmpty()) {
            return notACustomer();
        }
        if (to == null) {
            return Result.refused(Refusal.invalidField("/to", "REQUIRED"));
        }
        boolean enterprise = account.get().kind() == Account.Kind.ENTERPRISE;
        if (enterprise && to == To.ENTERPRISE) {
            return Result.refused(Refusal.wrongState("ENTERPRISE_ALREADY"));
        }
        Finding finding = new IrreversibleChangesAreAcknowledged()
                .examine(new IrreversibleChangesAreAcknowledged.Wish(to == To.ENTERPRISE, acknowledged));
        if (finding instanceof Finding.Violated violated) {
            return Result.refused(Refusal.of(violated));
        }
        journal.record(new JournalEntry(
                "account/" + account.get().id(),
                "REGISTRATION_CHANGE_BEGUN",
                By.CUSTOMER,
                who.name(),
                Map.of("to", to.name()),
                false));
        return Result.done(new Begun(to, page.isBlank() ? ASK_US : page));
    }

    private static Change change(To to) {
        return new Change(
                to,
                Stream.of(Consequence.values())
                        .filter(consequence -> consequence.isOf(to))
                        .toList());
    }

    private Optional<Account> account(SignedIn who) {
        return Optional.ofNullable(who.accountId()).flatMap(accounts::find);
    }

    private static <T> Result<T> notACustomer() {
        return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
    }
}
