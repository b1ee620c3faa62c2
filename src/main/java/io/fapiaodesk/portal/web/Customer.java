package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** The account of the one who looks at a page for customers; nobody else sees such a page. */
@Component
class Customer {

    private final CurrentSignIn signIn;
    private final Accounts accounts;

    Customer(CurrentSignIn signIn, Accounts accounts) {
        this.signIn = signIn;
        this.accounts = accounts;
    }

    Optional<Account> find() {
        return Optional.ofNullable(signIn.get().accountId()).flatMap(accounts::find);
    }

    Account get() {
        return find().orElseThrow(() -> new AccessDeniedException("Not a customer"));
    }
}
