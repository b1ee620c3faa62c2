package io.fapiaodesk.catalogue;

import java.time.Instant;
import java.util.List;

/** Which products customers consumed, so that the catalogue's keeper sees what has no seller yet. */
public interface ProductsSeen {

    List<Seen> all();

    /**
     * A product as orders and bills name it.
     *
     * @param items how many orders and bills name it
     * @param amount what they come to, in CNY with tax
     */
    record Seen(String productCode, long items, long accounts, String amount, Instant firstAt, Instant lastAt) {}
}
