package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.persistence.KeptTable;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What administrators keep of companies and products, in memory. What holds by its days may be a second old; where
 * somebody waits for a product that nobody sold yet, the database is asked whether there is anything new.
 */
@Component
class KeptCatalogue {

    /** Nobody sees the difference, and a list of ten thousand items asks a few times rather than ten thousand. */
    private static final long AT_ONCE = Duration.ofMillis(50).toNanos();

    private final @Nullable KeptTable table;
    private final LongSupplier nanos;
    private volatile @Nullable Read read;

    private record Read(Kept kept, long checkedAt) {}

    @Autowired
    KeptCatalogue(KeptTable table) {
        this.table = table;
        this.nanos = System::nanoTime;
    }

    private KeptCatalogue() {
        this.table = null;
        this.nanos = System::nanoTime;
    }

    /** For what needs no database: nothing is kept. */
    static KeptCatalogue empty() {
        return new KeptCatalogue();
    }

    /** As of a second ago at most, or as of the last change here. */
    Kept current() {
        Read known = read;
        return known == null ? reload() : known.kept();
    }

    /** With everything that any copy of the application has committed. */
    Kept now() {
        Read known = read;
        if (known != null && nanos.getAsLong() - known.checkedAt() < AT_ONCE) {
            return known.kept();
        }
        return refreshed();
    }

    @Scheduled(fixedDelay = 1_000)
    void refresh() {
        refreshed();
    }

    private Kept refreshed() {
        Read known = read;
        if (known == null || table == null || table.revision() != known.kept().revision()) {
            return reload();
        }
        read = new Read(known.kept(), nanos.getAsLong());
        return known.kept();
    }

    Kept reload() {
        Kept kept = table == null ? Kept.NOTHING : table.read();
        read = new Read(kept, nanos.getAsLong());
        return kept;
    }
}
