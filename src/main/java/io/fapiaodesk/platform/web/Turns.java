package io.fapiaodesk.platform.web;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets transactions that are about the same thing come one after the other, also when the thing is in no table yet, so
 * that there is no row to lock: what one of them does not see, the other one does (decision 26).
 *
 * <p>However many things there are, a transaction holds a few locks only, for several things share one; and all are taken
 * in one order, before any row is locked. So those who take turns never wait for each other for ever.
 */
@Component
public class Turns {

    /** Enough that single lines seldom meet; few enough that the database's table of locks never fills. */
    static final int LOCKS = 128;

    private final JdbcClient jdbc;

    public Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for whoever has one of these things in hand, and has them for the rest of the transaction.
     *
     * @param of what kind of thing it is
     * @param keys what the things are called; known to nobody yet, perhaps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(String of, Collection<String> keys) {
        Integer[] locks = keys.stream()
                .map(key -> Math.floorMod(key.hashCode(), LOCKS))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        if (locks.length > 0) {
            jdbc.sql("SELECT count(pg_advisory_xact_lock(:of, lock)) FROM unnest(cast(:locks AS int[])) AS turn (lock)")
                    .param("of", of.hashCode())
                    .param("locks", locks)
                    .query(Long.class)
                    .single();
        }
    }
}
