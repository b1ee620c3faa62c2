package io.fapiaodesk.platform.crypto;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the application does not start without the right keys. */
class UnusableSealingKeysFailureAnalyzer extends AbstractFailureAnalyzer<UnusableSealingKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSealingKeysException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Set FAPIAO_ENCRYPTION_KEYS to id:base64 with 32 random bytes, for example the output of"
                        + " `echo k1:$(openssl rand -base64 32)`, and keep it: without it personal data and proof files"
                        + " cannot be read. Put a new key before the old ones.",
                cause);
    }
}
