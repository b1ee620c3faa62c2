package io.fapiaodesk.portal.web;

import io.fapiaodesk.catalogue.CompanyData;
import io.fapiaodesk.catalogue.CompanyPaper;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.ReturnAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company that issues invoices, or a Marketplace vendor with a letter, as its page shows it.
 *
 * @param entity empty for a vendor, of which only the letter is kept
 * @param offer what the FAQ names the vendor's letter after
 * @param standing what there is of its certificate or letter
 * @param paperLink where that is downloaded, if it is there
 */
record CompanyView(
        String code,
        String name,
        @Nullable Entity entity,
        @Nullable String offer,
        boolean payee,
        String standing,
        @Nullable String paperLink,
        @Nullable CompanyPaper inForce,
        @Nullable ReturnAddress returnAddress,
        List<Sells> sells,
        List<CompanyData> versions,
        List<CompanyPaper> papers) {

    CompanyView {
        sells = List.copyOf(sells);
        versions = List.copyOf(versions);
        papers = List.copyOf(papers);
    }

    /** What the company's invoices say, and at which rate. */
    record Sells(String content, String rate) {}

    public boolean complete() {
        return entity == null || entity.complete();
    }
}
