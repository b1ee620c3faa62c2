package io.fapiaodesk.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read or written so far, so that it need not ask the database again for a row that it holds in
 * its hands. Forgotten with the transaction, and not there at all outside of one.
 */
public final class WithinTransaction<K, V> {

    public Optional<V> find(K key) {
        Map<K, V> held = held();
        return held == null ? Optional.empty() : Optional.ofNullable(held.get(key));
    }

    public void remember(K key, V value) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Map<K, V> held = held();
        if (held == null) {
            held = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, held);
            TransactionSynchronizationManager.registerSynchronization(new Keeper());
        }
        held.put(key, value);
    }

    public void forget(K key) {
        Map<K, V> held = held();
        if (held != null) {
            held.remove(key);
        }
    }

    @SuppressWarnings("unchecked") // nobody else binds anything to this
    private @Nullable Map<K, V> held() {
        return (Map<K, V>) TransactionSynchronizationManager.getResource(this);
    }

    /** Takes it away while another transaction runs in between, and at the end. */
    private final class Keeper implements TransactionSynchronization {

        private @Nullable Object suspended;

        @Override
        public void suspend() {
            suspended = TransactionSynchronizationManager.unbindResource(WithinTransaction.this);
        }

        @Override
        public void resume() {
            if (suspended != null) {
                TransactionSynchronizationManager.bindResource(WithinTransaction.this, suspended);
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(WithinTransaction.this);
        }
    }
}
