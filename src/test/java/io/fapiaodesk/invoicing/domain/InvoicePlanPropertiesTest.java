package io.fapiaodesk.invoicing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any basket, any deficits and any amount. */
class InvoicePlanPropertiesTest {

    private static final BigDecimal MOST_TAX_ERROR = new BigDecimal("0.06");

    @Property(tries = 300)
    void gross_is_net_and_tax_on_every_line_every_header_and_the_whole(
            @ForAll("baskets") Basket basket, @ForAll("deficits") List<OpenDeficit> deficits) {
        InvoicePlan plan = InvoicePlan.ofAll(basket, deficits);
        for (InvoicePlan.Draft draft : plan.drafts()) {
            TaxSplit sum = TaxSplit.NOTHING;
            for (InvoicePlan.TaxedLine line : draft.lines()) {
                TaxSplit amounts = line.amounts();
                assertThat(amounts.net().plus(amounts.tax())).isEqualTo(amounts.gross());
                assertThat(amounts.net()
                                .amount()
                                .multiply(draft.rate().fraction())
                                .subtract(amounts.tax().amount())
                                .abs())
                        .isLessThanOrEqualTo(MOST_TAX_ERROR);
                sum = sum.plus(amounts);
            }
            assertThat(draft.total()).isEqualTo(sum);
            assertThat(draft.total().net().plus(draft.total().tax()))
                    .isEqualTo(draft.total().gross());
        }
        assertThat(plan.total().net().plus(plan.total().tax()))
                .isEqualTo(plan.total().gross());
    }

    @Property(tries = 300)
    void what_is_invoiced_forwarded_offset_and_left_is_what_was_open(
            @ForAll("baskets") Basket basket,
            @ForAll("deficits") List<OpenDeficit> deficits,
            @ForAll("share") double share) {
        Yuan amount = part(basket.open(), share);
        InvoicePlan plan = InvoicePlan.ofAmount(basket, amount, deficits);
        assertThat(plan.total().gross().plus(plan.forwardedTotal()).plus(plan.offsetTotal()))
                .isEqualTo(amount);
        Map<String, Yuan> offsets = new HashMap<>();
        plan.offsets().forEach(offset -> offsets.merge(offset.itemId(), offset.amount(), Yuan::plus));
        Map<String, Yuan> remainders = new HashMap<>();
        plan.remainders().forEach(remainder -> remainders.put(remainder.itemId(), remainder.amount()));
        Map<String, Yuan> invoiced = plan.invoicedByItem();
        for (Basket.Item item : basket.items()) {
            assertThat(invoiced.getOrDefault(item.id(), Yuan.ZERO)
                            .plus(offsets.getOrDefault(item.id(), Yuan.ZERO))
                            .plus(remainders.getOrDefault(item.id(), Yuan.ZERO)))
                    .isEqualTo(item.open());
        }
    }

    @Property(tries = 200)
    void invoicing_by_amount_again_and_again_never_invoices_more_than_was_consumed(
            @ForAll("baskets") Basket basket, @ForAll("shares") List<Double> shares) {
        Map<String, Yuan> invoiced = new HashMap<>();
        Basket left = basket;
        for (double share : shares) {
            InvoicePlan plan = InvoicePlan.ofAmount(left, part(left.open(), share), List.of());
            plan.invoicedByItem().forEach((id, amount) -> invoiced.merge(id, amount, Yuan::plus));
            Map<String, Yuan> remainders = new HashMap<>();
            plan.remainders().forEach(remainder -> remainders.put(remainder.itemId(), remainder.amount()));
            left = new Basket(
                    basket.accountId(),
                    left.items().stream()
                            .filter(item -> remainders
                                    .getOrDefault(item.id(), Yuan.ZERO)
                                    .isPositive())
                            .map(item -> with(item, remainders.getOrDefault(item.id(), Yuan.ZERO)))
                            .toList());
        }
        Map<String, Yuan> remaining = new HashMap<>();
        left.items().forEach(item -> remaining.put(item.id(), item.open()));
        for (Basket.Item item : basket.items()) {
            assertThat(invoiced.getOrDefault(item.id(), Yuan.ZERO).plus(remaining.getOrDefault(item.id(), Yuan.ZERO)))
                    .isEqualTo(item.open());
        }
    }

    @Property(tries = 300)
    void two_requests_come_to_the_same_as_one(@ForAll("baskets") Basket basket, @ForAll Random random) {
        List<Basket.Item> one = new ArrayList<>();
        List<Basket.Item> other = new ArrayList<>();
        basket.items().forEach(item -> (random.nextBoolean() ? one : other).add(item));
        InvoicePlan together = InvoicePlan.ofAll(basket, List.of());
        InvoicePlan first = InvoicePlan.ofAll(new Basket(basket.accountId(), one), List.of());
        InvoicePlan second = InvoicePlan.ofAll(new Basket(basket.accountId(), other), List.of());
        assertThat(first.total().plus(second.total())).isEqualTo(together.total());
        assertThat(first.forwardedTotal().plus(second.forwardedTotal())).isEqualTo(together.forwardedTotal());
    }

    @Property(tries = 300)
    void the_order_in_which_items_and_deficits_are_named_does_not_matter(
            @ForAll("baskets") Basket basket,
            @ForAll("deficits") List<OpenDeficit> deficits,
            @ForAll("share") double share,
            @ForAll Random random) {
        List<Basket.Item> shuffled = new ArrayList<>(basket.items());
        Collections.shuffle(shuffled, random);
        List<OpenDeficit> shuffledDeficits = new ArrayList<>(deficits);
        Collections.shuffle(shuffledDeficits, random);
        Yuan amount = part(basket.open(), share);
        assertThat(InvoicePlan.ofAmount(new Basket(basket.accountId(), shuffled), amount, shuffledDeficits))
                .isEqualTo(InvoicePlan.ofAmount(basket, amount, deficits));
    }

    @Property(tries = 300)
    void every_invoice_says_why_and_no_two_are_alike(@ForAll("baskets") Basket basket) {
        InvoicePlan plan = InvoicePlan.ofAll(basket, List.of());
        assertThat(plan.drafts())
                .allSatisfy(draft -> assertThat(draft.because()).isNotEmpty());
        assertThat(plan.drafts().stream()
                        .map(draft -> List.of(draft.entityCode(), draft.rate(), draft.buyer()))
                        .distinct())
                .hasSize(plan.drafts().size());
    }

    @Property(tries = 300)
    void an_invoice_is_only_left_where_its_deficit_is_made_good(
            @ForAll("baskets") Basket basket, @ForAll("deficits") List<OpenDeficit> deficits) {
        InvoicePlan plan = InvoicePlan.ofAll(basket, deficits);
        Map<String, Yuan> used = new HashMap<>();
        plan.offsets().forEach(offset -> used.merge(offset.deficitId(), offset.amount(), Yuan::plus));
        for (OpenDeficit deficit : deficits) {
            Yuan made = used.getOrDefault(deficit.id(), Yuan.ZERO);
            assertThat(made).isLessThanOrEqualTo(deficit.balance());
            boolean invoicedAlike = plan.drafts().stream()
                    .filter(draft -> draft.entityCode().equals(deficit.entityCode())
                            && draft.rate().equals(deficit.rate()))
                    .flatMap(draft -> draft.lines().stream())
                    .anyMatch(line -> line.content().equals(deficit.content()));
            assertThat(!invoicedAlike || made.equals(deficit.balance())).isTrue();
        }
    }

    @Property(tries = 300)
    void items_on_one_line_per_content_share_its_net_and_tax_to_the_cent(
            @ForAll("baskets") Basket basket, @ForAll("deficits") List<OpenDeficit> deficits) {
        InvoicePlan perItem = InvoicePlan.ofAll(basket, deficits);
        InvoicePlan plan = perItem.onOneLinePerContent();
        assertThat(plan.invoicedByItem()).isEqualTo(perItem.invoicedByItem());
        assertThat(plan.offsets()).isEqualTo(perItem.offsets());
        assertThat(plan.remainders()).isEqualTo(perItem.remainders());
        for (InvoicePlan.Draft draft : plan.drafts()) {
            Map<String, TaxSplit> lines = new HashMap<>();
            TaxSplit left = draft.total();
            for (InvoicePlan.TaxedLine line : draft.lines()) {
                TaxSplit share = line.amounts();
                assertThat(share.net()).isBetween(Yuan.ZERO, share.gross());
                BigDecimal ownNet = draft.rate().split(share.gross()).net().amount();
                assertThat(share.net().amount().subtract(ownNet).abs()).isLessThanOrEqualTo(new BigDecimal("0.02"));
                lines.merge(line.content(), share, TaxSplit::plus);
                left = left.minus(share);
            }
            // Whatever comes back of it item by item, nothing is lost and nothing is left over.
            assertThat(left).isEqualTo(TaxSplit.NOTHING);
            lines.values()
                    .forEach(line -> assertThat(line).isEqualTo(draft.rate().split(line.gross())));
        }
    }

    @Provide
    Arbitrary<Basket> baskets() {
        Arbitrary<Yuan> amounts = Arbitraries.longs().between(1, 1_000_000_00L).map(InvoicePlanPropertiesTest::yuan);
        Arbitrary<Buyer> buyers = Arbitraries.of(Baskets.TITLE_A, Baskets.TITLE_B);
        Arbitrary<Basket.Issuer> issuers = Arbitraries.of(
                new Basket.Issuer.Entity("E01", TaxRate.of("0.06")),
                new Basket.Issuer.Entity("E01", TaxRate.of("0.13")),
                new Basket.Issuer.Entity("E02", TaxRate.of("0.09")),
                new Basket.Issuer.Entity("E05", TaxRate.of("0.06")),
                new Basket.Issuer.Vendor("Synthetic Vendor Ltd.", "vendor@example.com"));
        Arbitrary<Basket.Item> items = Combinators.combine(
                        amounts,
                        buyers,
                        issuers,
                        Arbitraries.of("software", "training"),
                        Arbitraries.integers().between(0, 3))
                .as((amount, buyer, issuer, content, day) -> new Basket.Item(
                        "unnamed",
                        day == 3 ? "member" : Baskets.ACCOUNT,
                        issuer,
                        issuer instanceof Basket.Issuer.Vendor ? null : content,
                        buyer,
                        Baskets.PLACED.plusSeconds(86_400L * day),
                        amount));
        return items.list().ofMinSize(1).ofMaxSize(25).map(list -> new Basket(Baskets.ACCOUNT, named(list)));
    }

    @Provide
    Arbitrary<List<OpenDeficit>> deficits() {
        return Combinators.combine(
                        Arbitraries.of("E01", "E02", "E05"),
                        Arbitraries.of("0.06", "0.09", "0.13"),
                        Arbitraries.of("software", "training"),
                        Arbitraries.longs().between(1, 1_000_000_00L),
                        Arbitraries.integers().between(0, 3))
                .as((entity, rate, content, cents, day) -> new OpenDeficit(
                        "d-" + entity + rate + content + cents + day,
                        entity,
                        content,
                        TaxRate.of(rate),
                        yuan(cents),
                        Baskets.PLACED.plusSeconds(86_400L * day)))
                .list()
                .ofMaxSize(5)
                .uniqueElements(OpenDeficit::id);
    }

    @Provide
    Arbitrary<Double> share() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Provide
    Arbitrary<List<Double>> shares() {
        return share().list().ofMinSize(1).ofMaxSize(6);
    }

    private static List<Basket.Item> named(List<Basket.Item> items) {
        return Stream.iterate(0, n -> n < items.size(), n -> n + 1)
                .map(n -> new Basket.Item(
                        "o" + n,
                        items.get(n).accountId(),
                        items.get(n).issuer(),
                        items.get(n).content(),
                        items.get(n).buyer(),
                        items.get(n).placedAt(),
                        items.get(n).open()))
                .toList();
    }

    private static Basket.Item with(Basket.Item item, Yuan open) {
        return new Basket.Item(
                item.id(), item.accountId(), item.issuer(), item.content(), item.buyer(), item.placedAt(), open);
    }

    private static Yuan part(Yuan whole, double share) {
        long cents = whole.amount().movePointRight(2).longValueExact();
        return yuan(Math.min(cents, Math.round(cents * share)));
    }

    private static Yuan yuan(long cents) {
        return new Yuan(BigDecimal.valueOf(cents, 2));
    }
}
