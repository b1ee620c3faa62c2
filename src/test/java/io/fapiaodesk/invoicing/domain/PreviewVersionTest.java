package io.fapiaodesk.invoicing.domain;

import static io.fapiaodesk.invoicing.domain.Baskets.TITLE_B;
import static io.fapiaodesk.invoicing.domain.Baskets.basket;
import static io.fapiaodesk.invoicing.domain.Baskets.cloud;
import static io.fapiaodesk.invoicing.domain.Baskets.deficit;
import static io.fapiaodesk.invoicing.domain.Baskets.item;
import static io.fapiaodesk.invoicing.domain.Baskets.plan;
import static io.fapiaodesk.invoicing.domain.Baskets.vendors;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Yuan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewVersionTest {

    private final PreviewVersion seen = version(plan(cloud("1", "1000.00"), item("2", "E05", "0.06", "cdn", "5.00")));

    @Test
    void a_version_travels_to_the_customer_and_back() {
        PreviewVersion back = PreviewVersion.parse(seen.toString());
        assertThat(back.isSameAs(seen)).isTrue();
        assertThat(back.to(seen).invoices()).isEmpty();
        assertThat(seen.toString()).matches("[0-9A-Za-z_-]+");
    }

    @Test
    void what_has_changed_since_is_told_by_invoice() {
        InvoicePlan now = InvoicePlan.ofAll(
                basket(cloud("1", "800.00"), cloud("3", "20.00"), vendors("4", "7.00")),
                List.of(deficit("d1", "20.00")));
        PreviewVersion.Difference difference =
                PreviewVersion.parse(seen.toString()).to(version(now));
        assertThat(difference.invoices())
                .containsExactly(
                        change("E01", "0.06", "1000.00", "800.00"),
                        change("E05", "0.06", "5.00", "0.00"),
                        change("VENDOR", "0", "0.00", "7.00"));
        assertThat(difference.total()).isEqualTo(amounts("1005.00", "807.00"));
        assertThat(difference.offsets()).isEqualTo(amounts("0.00", "20.00"));
        assertThat(PreviewVersion.parse(seen.toString()).isSameAs(version(now))).isFalse();
    }

    @Test
    void type_buyer_and_lines_are_part_of_what_was_seen() {
        InvoicePlan plan = plan(cloud("1", "10.00"));
        PreviewVersion version = version(plan);
        assertThat(PreviewVersion.of(InvoiceType.SPECIAL, plan).isSameAs(version))
                .isFalse();
        assertThat(version(plan(cloud("1", "10.00", TITLE_B))).isSameAs(version))
                .isFalse();
        assertThat(version(plan(cloud("2", "10.00"))).isSameAs(version)).isFalse();
        assertThat(version(plan(cloud("1", "10.00"))).isSameAs(version)).isTrue();
    }

    @Test
    void what_is_left_for_later_is_not() {
        InvoicePlan less = InvoicePlan.ofAmount(basket(cloud("1", "100.00")), Yuan.of("10.00"), List.of());
        assertThat(version(less).isSameAs(version(plan(cloud("1", "10.00"))))).isTrue();
    }

    @Test
    void a_version_of_very_many_invoices_keeps_to_the_totals() {
        Basket.Item[] many = IntStream.range(0, 900)
                .mapToObj(n -> cloud("o" + n, "1.00", new Buyer("Synthetic " + n, null, null, null, null, null)))
                .toArray(Basket.Item[]::new);
        PreviewVersion version = version(plan(many));
        assertThat(version.toString()).hasSizeLessThan(8_000);
        assertThat(PreviewVersion.parse(version.toString()).isSameAs(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64 !", "bm90IG91cnM", "${7*7}", "O0UwMS8wLjA2L2FhYWFhYWFhPTFlOTk5OTk"})
    void what_is_no_version_of_ours_differs_from_any(String text) {
        assertThat(PreviewVersion.parse(text).isSameAs(seen)).isFalse();
        assertThat(PreviewVersion.parse(text).to(seen).invoices()).hasSize(2);
    }

    @Test
    void a_text_of_any_length_is_no_version() {
        assertThat(PreviewVersion.parse("A".repeat(100_000)).isSameAs(seen)).isFalse();
    }

    private static PreviewVersion version(InvoicePlan plan) {
        return PreviewVersion.of(InvoiceType.GENERAL, plan);
    }

    private static PreviewVersion.Change change(String entity, String rate, String before, String after) {
        return new PreviewVersion.Change(entity, rate, amounts(before, after));
    }

    private static PreviewVersion.Amounts amounts(String before, String after) {
        return new PreviewVersion.Amounts(Yuan.of(before), Yuan.of(after));
    }
}
