package io.fapiaodesk.account;

import io.fapiaodesk.platform.security.SandboxSignIns;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** With the embedded database every account that is delivered can be tried out at once; elsewhere it cannot sign in. */
@Component
class ImportedAccountsMaySignIn {

    private final ObjectProvider<SandboxSignIns> sandbox;

    ImportedAccountsMaySignIn(ObjectProvider<SandboxSignIns> sandbox) {
        this.sandbox = sandbox;
    }

    @EventListener
    void on(AccountImported imported) {
        sandbox.ifAvailable(signIns -> signIns.allow(imported.accountId()));
    }
}
