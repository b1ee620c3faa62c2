package io.fapiaodesk.account;

import io.fapiaodesk.account.rules.CertificateNameIsTheRegisteredName;
import io.fapiaodesk.kernel.ruling.Finding;

/** Says which name the certificate of an account bears (R55). */
public final class CertificateName {

    private CertificateName() {}

    public static Finding examine(Account account, String wanted) {
        return new CertificateNameIsTheRegisteredName()
                .examine(new CertificateNameIsTheRegisteredName.Names(account.realName(), wanted));
    }
}
