package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.persistence.KeptTable;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The catalogue's keeper works off the products that no row sells (decision 22): each gets a seller and one of its contents
 * from a day on, and what was refused can be invoiced from then on.
 */
@Service
public class KeepProducts {

    /** The chain of the journal that tells of products. */
    private static final String JOURNAL = "catalogue";

    private static final String OTHER_PRODUCTS = "E01c";
    private static final String UNDECIDED = "CATALOGUE_DECISION_NEEDED";
    private static final int LONGEST_CODE = 100;

    /** There was no value-added tax before, so a row that names no day holds for every order. */
    private static final LocalDate ALWAYS = LocalDate.of(1994, 1, 1);

    private final SellerCatalogue catalogue;
    private final KeptCatalogue kept;
    private final KeptTable table;
    private final ProductsSeen seen;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;

    KeepProducts(
            SellerCatalogue catalogue,
            KeptCatalogue kept,
            KeptTable table,
            ProductsSeen seen,
            Journal journal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.kept = kept;
        this.table = table;
        this.seen = seen;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What a product is to be sold as.
     *
     * @param entityCode the company; the one that sells "other products" when not given
     * @param content one that the catalogue has for the company; its first one when not given
     * @param rate may be left out, for the content decides it
     * @param validFrom the first day of orders for which it holds; all of them when not given
     */
    public record Wanted(
            @Nullable String entityCode,
            @Nullable String content,
            @Nullable String rate,
            @Nullable String validFrom) {}

    /**
     * A product that is refused.
     *
     * @param rows the rows that name it, if several do: then the order needs another code, and nothing can be entered
     */
    public record Unknown(ProductsSeen.Seen seen, String rows, boolean canBeEntered) {}

    /** What customers consumed and nobody sells, the most wanted first. */
    public List<Unknown> unknown() {
        return seen.all().stream()
                .flatMap(product -> Stream.of(product.firstAt(), product.lastAt())
                        .flatMap(at -> refusal(product.productCode(), at).stream())
                        .findFirst()
                        .map(refusal -> new Unknown(
                                product, refusal.arguments().get(1), !catalogue.isInTable(product.productCode())))
                        .stream())
                .sorted(Comparator.comparingLong(
                                (Unknown unknown) -> unknown.seen().items())
                        .reversed()
                        .thenComparing(unknown -> unknown.seen().productCode()))
                .toList();
    }

    private Optional<Refusal> refusal(String productCode, Instant placedAt) {
        return catalogue
                .resolve(productCode, placedAt)
                .<Optional<Refusal>>fold(offer -> Optional.empty(), refusals -> Optional.of(refusals.get(0)))
                .filter(refusal -> refusal.code().equals(UNDECIDED));
    }

    /** Everything that the keeper has entered. */
    public List<KeptProduct> entered() {
        return kept.now().products();
    }

    /** The same row twice is one row. */
    public Result<KeptProduct> enter(String productCode, Wanted wanted, String who) {
        return PlainText.check("/productCode", SellerCatalogue.normal(productCode), LONGEST_CODE)
                .fold(code -> enterProduct(code, wanted, who), Result::refused);
    }

    private Result<KeptProduct> enterProduct(String code, Wanted wanted, String who) {
        if (catalogue.isInTable(code)) {
            return Result.refused(Refusal.wrongState("PRODUCT_IN_TABLE", code));
        }
        Result<LocalDate> from =
                wanted.validFrom() == null || wanted.validFrom().isBlank()
                        ? Result.done(ALWAYS)
                        : StrictDate.day("/validFrom", wanted.validFrom());
        return from.fold(
                day -> offer(wanted).fold(offer -> Result.done(save(code, day, offer, who)), Result::refused),
                Result::refused);
    }

    private Result<Offer> offer(Wanted wanted) {
        List<Offer> ofCompany = catalogue.contents().stream()
                .filter(offer -> wanted.entityCode() == null
                        ? offer.row().equals(OTHER_PRODUCTS)
                        : offer.entityCode().equals(wanted.entityCode().strip()))
                .toList();
        if (ofCompany.isEmpty()) {
            return Result.refused(Refusal.invalidField("/entityCode", "COMPANY_SELLS_NOTHING"));
        }
        List<Offer> ofContent = ofCompany.stream()
                .filter(offer -> wanted.content() == null
                        || offer.content().equals(wanted.content().strip()))
                .toList();
        if (ofContent.isEmpty()) {
            return Result.refused(Refusal.invalidField("/content", "CONTENT_NOT_IN_CATALOGUE"));
        }
        return ofContent.stream()
                .filter(offer -> wanted.rate() == null
                        || offer.rate().toString().equals(wanted.rate().strip()))
                .findFirst()
                .<Result<Offer>>map(Result::done)
                .orElseGet(() -> Result.refused(Refusal.invalidField("/rate", "RATE_NOT_OF_CONTENT")));
    }

    private KeptProduct save(String code, LocalDate from, Offer offer, String who) {
        KeptProduct product = new KeptProduct(code, from, offer);
        transaction.executeWithoutResult(status -> {
            if (table.change().products().contains(product)) {
                status.setRollbackOnly();
                return;
            }
            table.save(product, who, clock.instant());
            journal.record(new JournalEntry(
                    JOURNAL,
                    "PRODUCT_ENTERED",
                    By.STAFF,
                    who,
                    Map.of(
                            "product", code,
                            "validFrom", from.toString(),
                            "row", offer.row(),
                            "content", offer.content(),
                            "rate", offer.rate().toString()),
                    false));
        });
        kept.reload();
        return product;
    }
}
