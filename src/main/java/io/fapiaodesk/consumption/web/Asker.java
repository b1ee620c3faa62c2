package io.fapiaodesk.consumption.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The customer who asks; staff and machines are none. */
@Component("consumptionAsker")
class Asker {

    private final CurrentSignIn signIn;
    private final Accounts accounts;

    Asker(CurrentSignIn signIn, Accounts accounts) {
        this.signIn = signIn;
        this.accounts = accounts;
    }

    Optional<Account> account() {
        return Optional.ofNullable(signIn.get().accountId()).flatMap(accounts::find);
    }
}
