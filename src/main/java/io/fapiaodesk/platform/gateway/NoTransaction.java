package io.fapiaodesk.platform.gateway;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whoever waits for somebody outside holds no database connection meanwhile, and locks nothing (ADR 39). */
public final class NoTransaction {

    private NoTransaction() {}

    /** To be called before each call to the outside, by stand-ins in tests, too. */
    public static void whileAsking(String whom) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The " + whom
                    + " is not asked within a database transaction: ask first, or make the step an OutsideStep");
        }
    }
}
