package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.catalogue.domain.SellerTable;
import io.fapiaodesk.catalogue.rules.OneSellerPerProduct;
import io.fapiaodesk.catalogue.rules.VendorsIssueTheirOwnInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Which company sells a product, under which content and rate (R1). The table decides each product once for each stretch
 * of days between two of its validity dates; what it decided is remembered until another edition is deployed. Every
 * copy of the application looks for one every few seconds, so none needs to be told. A product that no row names may have
 * been entered by the catalogue's keeper, which counts at once.
 */
@Service
public class SellerCatalogue {

    private static final Duration LOOK_FOR_NEW_EDITION = Duration.ofSeconds(5);

    /** Product codes come from outside, so what is remembered of them is bounded. */
    private static final int MOST_REMEMBERED = 10_000;

    private final SellerTable table;
    private final Set<String> companies;
    private final KeptCatalogue kept;
    private final long lookAgainAfter;
    private final LongSupplier nanos;
    private volatile @Nullable Loaded loaded;

    @Autowired
    SellerCatalogue(SellerTable table, Entities companies, KeptCatalogue kept) {
        this(table, companies, kept, LOOK_FOR_NEW_EDITION, System::nanoTime);
    }

    SellerCatalogue(
            SellerTable table, Entities companies, KeptCatalogue kept, Duration lookAgainAfter, LongSupplier nanos) {
        this.table = table;
        this.kept = kept;
        this.companies = companies.all().stream().map(Entity::code).collect(Collectors.toUnmodifiableSet());
        this.lookAgainAfter = lookAgainAfter.toNanos();
        this.nanos = nanos;
    }

    private record Question(String productCode, LocalDate placedOn) {}

    /** What the table says, and whether it names the product at all. */
    private record Answer(Result<Offer> offer, boolean named) {}

    private record Loaded(
            String edition, NavigableSet<LocalDate> edges, Map<Question, Answer> answers, long checkedAt) {

        Loaded checkedAgain(long now) {
            return new Loaded(edition, edges, answers, now);
        }

        /** One day for all days on which the table says the same. */
        LocalDate stretchOf(LocalDate day) {
            if (edges.isEmpty()) {
                return LocalDate.EPOCH;
            }
            LocalDate from = edges.floor(day);
            if (from == null) {
                return edges.first().minusDays(1);
            }
            return from.equals(day) ? day : from.plusDays(1);
        }
    }

    /**
     * The one offer for a product in an order placed then. A product that no row or more than one names is refused, never
     * guessed; a third-party vendor's product is refused too, for the vendor issues that invoice.
     */
    public Result<Offer> resolve(String productCode, Instant placedAt) {
        Loaded current = current();
        LocalDate placedOn = ShanghaiTime.dayOf(placedAt);
        Question question = new Question(normal(productCode), current.stretchOf(placedOn));
        Answer answer = answer(current, question);
        return answer.named()
                ? answer.offer()
                : kept.now()
                        .product(question.productCode(), placedOn)
                        .<Result<Offer>>map(Result::done)
                        .orElse(answer.offer());
    }

    /** Whether the table itself names the product, on any day: then its keeper has nothing to add. */
    boolean isInTable(String productCode) {
        Loaded current = current();
        return Stream.concat(
                        Stream.of(LocalDate.EPOCH),
                        current.edges().stream().flatMap(edge -> Stream.of(edge.minusDays(1), edge, edge.plusDays(1))))
                .anyMatch(day -> answer(current, new Question(normal(productCode), current.stretchOf(day)))
                        .named());
    }

    /** What the companies sell by the table: every row with each of its contents. */
    public List<Offer> contents() {
        return table.contents(current().edition()).stream()
                .filter(row -> !row.ofVendor() && row.complete() && companies.contains(row.entity()))
                .map(SellerCatalogue::offer)
                .distinct()
                .toList();
    }

    private Answer answer(Loaded current, Question question) {
        Answer known = current.answers().get(question);
        if (known != null) {
            return known;
        }
        List<SellerRow> rows = table.rows(current.edition(), question.productCode(), question.placedOn());
        Answer answer = new Answer(decide(question.productCode(), rows), !rows.isEmpty());
        if (current.answers().size() >= MOST_REMEMBERED) {
            current.answers().clear();
        }
        current.answers().put(question, answer);
        return answer;
    }

    private Loaded current() {
        Loaded known = loaded;
        long now = nanos.getAsLong();
        if (known != null && now - known.checkedAt() < lookAgainAfter) {
            return known;
        }
        String edition = table.edition();
        Loaded current = known != null && known.edition().equals(edition)
                ? known.checkedAgain(now)
                : new Loaded(edition, new TreeSet<>(table.edges(edition)), new ConcurrentHashMap<>(), now);
        loaded = current;
        return current;
    }

    private Result<Offer> decide(String productCode, List<SellerRow> rows) {
        return refusal(new OneSellerPerProduct(), new OneSellerPerProduct.Product(productCode, rows, companies))
                .or(() ->
                        refusal(new VendorsIssueTheirOwnInvoices(), new VendorsIssueTheirOwnInvoices.Sale(rows.get(0))))
                .<Result<Offer>>map(Result::refused)
                .orElseGet(() -> Result.done(offer(rows.get(0))));
    }

    private static <F> Optional<Refusal> refusal(Rule<F> rule, F facts) {
        return rule.examine(facts) instanceof Finding.Violated violated
                ? Optional.of(Refusal.of(violated))
                : Optional.empty();
    }

    private static Offer offer(SellerRow row) {
        return new Offer(
                row.row(),
                row.entity(),
                Objects.requireNonNull(row.content()),
                TaxRate.of(Objects.requireNonNull(row.rate())));
    }

    /** The form in which product codes are compared and kept. */
    static String normal(String productCode) {
        return Normalizer.normalize(productCode, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
