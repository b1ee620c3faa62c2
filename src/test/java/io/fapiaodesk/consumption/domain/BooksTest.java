package io.fapiaodesk.consumption.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.consumption.domain.Books.Cover;
import io.fapiaodesk.consumption.domain.Books.Entry;
import io.fapiaodesk.consumption.domain.Books.What;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BooksTest {

    /** What may happen to an item, in words of the billing system, of customers and of the tax bureau. */
    enum Happening {
        DELIVERED_ANEW,
        REFUNDED,
        INVOICED,
        RELEASED,
        OFFSET,
        OFFSET_TAKEN_BACK
    }

    record Event(Happening what, int item, int other, int cents) {}

    private static final int ITEMS = 5;

    /** Items 0 to 2 are of one entity, content and rate, the others of another. */
    private static int sellerOf(int item) {
        return item < 3 ? 0 : 1;
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Integer> item = Arbitraries.integers().between(0, ITEMS - 1);
        return Combinators.combine(
                        Arbitraries.of(Happening.class),
                        item,
                        item,
                        Arbitraries.integers().between(1, 150_00))
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    @Property
    void whatever_happens_consumption_is_what_is_invoiced_and_open_less_the_deficits(
            @ForAll("histories") List<Event> history) {
        Books books = new Books();
        for (int item = 0; item < ITEMS; item++) {
            books.enter(id(item), balance("0.00", "0.00", "0.00", "0.00"), true, Yuan.ZERO, List.of());
        }
        for (Event event : history) {
            happen(books, event);
            for (int seller = 0; seller < 2; seller++) {
                conserves(books, seller);
            }
            isConsistent(books);
        }
    }

    private static void happen(Books books, Event event) {
        Balance balance = books.balance(id(event.item()));
        Yuan amount = new Yuan(BigDecimal.valueOf(event.cents(), 2));
        switch (event.what()) {
            case DELIVERED_ANEW -> books.deliver(id(event.item()), max(amount, balance.refunded()), balance.refunded());
            case REFUNDED -> books.deliver(id(event.item()), balance.amount(), min(amount, balance.amount()));
            case INVOICED -> {
                if (balance.open().isPositive()) {
                    books.invoice(id(event.item()), min(amount, balance.open()));
                }
            }
            case RELEASED -> {
                if (balance.invoiced().isPositive()) {
                    books.release(id(event.item()), min(amount, balance.invoiced()));
                }
            }
            case OFFSET -> {
                Yuan possible = min(books.deficit(id(event.other())), balance.open());
                if (sellerOf(event.item()) == sellerOf(event.other()) && possible.isPositive()) {
                    books.offset(id(event.other()), id(event.item()), min(amount, possible));
                }
            }
            case OFFSET_TAKEN_BACK -> takeBack(books, event, amount);
        }
    }

    private static void takeBack(Books books, Event event, Yuan amount) {
        books.covers(id(event.other())).stream()
                .filter(cover -> cover.itemId().equals(id(event.item())))
                .findFirst()
                .ifPresent(cover -> books.undoOffset(id(event.other()), id(event.item()), min(amount, cover.amount())));
    }

    private static void conserves(Books books, int seller) {
        Yuan consumed = Yuan.ZERO;
        Yuan accounted = Yuan.ZERO;
        for (int item = 0; item < ITEMS; item++) {
            if (sellerOf(item) == seller) {
                Balance balance = books.balance(id(item));
                consumed = consumed.plus(balance.net());
                accounted =
                        accounted.plus(balance.invoiced()).plus(balance.open()).minus(books.deficit(id(item)));
            }
        }
        assertThat(accounted).isEqualTo(consumed);
    }

    private static void isConsistent(Books books) {
        Map<String, Yuan> used = new HashMap<>();
        Map<String, Yuan> stated = new HashMap<>();
        for (Entry entry : books.entries()) {
            assertThat(entry.amount().isPositive()).isTrue();
            assertThat(entry.balance()).isGreaterThanOrEqualTo(Yuan.ZERO);
            Yuan before = stated.getOrDefault(entry.deficitOf(), Yuan.ZERO);
            Yuan after = entry.what().adds() ? before.plus(entry.amount()) : before.minus(entry.amount());
            assertThat(entry.balance()).isEqualTo(after);
            stated.put(entry.deficitOf(), after);
        }
        for (int item = 0; item < ITEMS; item++) {
            Yuan covered = Yuan.ZERO;
            for (Cover cover : books.covers(id(item))) {
                assertThat(cover.amount().isPositive()).isTrue();
                covered = covered.plus(cover.amount());
                used.merge(cover.itemId(), cover.amount(), Yuan::plus);
            }
            assertThat(books.deficit(id(item)))
                    .isEqualTo(stated.getOrDefault(id(item), Yuan.ZERO))
                    .isEqualTo(books.balance(id(item)).overInvoiced().minus(covered));
        }
        for (int item = 0; item < ITEMS; item++) {
            Balance balance = books.balance(id(item));
            assertThat(balance.offset()).isEqualTo(used.getOrDefault(id(item), Yuan.ZERO));
            assertThat(balance.invoiced()).isGreaterThanOrEqualTo(Yuan.ZERO);
            assertThat(balance.refunded()).isLessThanOrEqualTo(balance.amount());
        }
    }

    @Test
    void what_made_good_for_a_deficit_last_is_given_back_first() {
        Books books = new Books();
        books.enter(
                "a",
                balance("100.00", "0.00", "130.00", "0.00"),
                true,
                Yuan.of("5.00"),
                List.of(new Cover("b", Yuan.of("15.00")), new Cover("c", Yuan.of("10.00"))));
        books.enter("b", balance("15.00", "0.00", "0.00", "15.00"), true, Yuan.ZERO, List.of());
        books.enter("c", balance("20.00", "0.00", "0.00", "10.00"), true, Yuan.ZERO, List.of());

        books.release("a", Yuan.of("18.00"));

        assertThat(books.covers("a")).containsExactly(new Cover("b", Yuan.of("12.00")));
        assertThat(books.balance("b").offset()).isEqualTo(Yuan.of("12.00"));
        assertThat(books.balance("c").offset()).isEqualTo(Yuan.ZERO);
        assertThat(books.entries())
                .extracting(Entry::what)
                .containsExactly(What.OFFSET_UNDONE, What.OFFSET_UNDONE, What.RELEASED);
        assertThat(books.changedItems()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(books.changedCovers()).containsExactly("a");
    }

    @Test
    void an_offset_that_is_taken_back_leaves_the_deficit_and_the_consumption_as_they_were() {
        Books books = new Books();
        books.enter("a", balance("100.00", "0.00", "130.00", "0.00"), true, Yuan.of("30.00"), List.of());
        books.enter("b", balance("50.00", "0.00", "0.00", "0.00"), true, Yuan.ZERO, List.of());
        books.offset("a", "b", Yuan.of("30.00"));
        books.undoOffset("a", "b", Yuan.of("10.00"));
        assertThat(books.covers("a")).containsExactly(new Cover("b", Yuan.of("20.00")));
        assertThatThrownBy(() -> books.undoOffset("a", "b", Yuan.of("20.01")))
                .isInstanceOf(IllegalStateException.class);

        books.undoOffset("a", "b", Yuan.of("20.00"));

        assertThat(books.covers("a")).isEmpty();
        assertThat(books.deficit("a")).isEqualTo(Yuan.of("30.00"));
        assertThat(books.balance("b").open()).isEqualTo(Yuan.of("50.00"));
        assertThat(books.entries())
                .extracting(Entry::what)
                .containsExactly(What.OFFSET, What.OFFSET_UNDONE, What.OFFSET_UNDONE);
        assertThatThrownBy(() -> books.undoOffset("a", "b", Yuan.of("0.01"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_taken_back_of_refunded_consumption_ends_its_own_deficit() {
        Books books = new Books();
        books.enter("a", balance("100.00", "0.00", "130.00", "0.00"), true, Yuan.of("30.00"), List.of());
        books.enter("b", balance("30.00", "0.00", "0.00", "0.00"), true, Yuan.ZERO, List.of());
        books.offset("a", "b", Yuan.of("30.00"));
        books.deliver("b", Yuan.of("30.00"), Yuan.of("12.00"));
        assertThat(books.deficit("b")).isEqualTo(Yuan.of("12.00"));

        books.undoOffset("a", "b", Yuan.of("30.00"));

        assertThat(books.deficit("a")).isEqualTo(Yuan.of("30.00"));
        assertThat(books.deficit("b")).isEqualTo(Yuan.ZERO);
        assertThat(books.balance("b").open()).isEqualTo(Yuan.of("18.00"));
    }

    @Test
    void the_same_item_makes_good_twice_in_one_line() {
        Books books = new Books();
        books.enter("a", balance("100.00", "0.00", "130.00", "0.00"), true, Yuan.of("30.00"), List.of());
        books.enter("b", balance("50.00", "0.00", "0.00", "0.00"), true, Yuan.ZERO, List.of());
        books.enter("c", balance("50.00", "0.00", "0.00", "0.00"), true, Yuan.ZERO, List.of());
        books.offset("a", "b", Yuan.of("10.00"));
        books.offset("a", "c", Yuan.of("1.00"));
        books.offset("a", "b", Yuan.of("5.00"));
        assertThat(books.covers("a"))
                .containsExactly(new Cover("b", Yuan.of("15.00")), new Cover("c", Yuan.of("1.00")));
    }

    @Test
    void what_a_vendor_invoices_is_no_deficit_of_ours() {
        Books books = new Books();
        books.enter("a", balance("100.00", "0.00", "100.00", "0.00"), false, Yuan.ZERO, List.of());
        books.deliver("a", Yuan.of("100.00"), Yuan.of("40.00"));
        assertThat(books.deficit("a")).isEqualTo(Yuan.ZERO);
        assertThat(books.entries()).isEmpty();
    }

    @Test
    void nothing_goes_beyond_what_is_there() {
        Books books = new Books();
        books.enter("a", balance("100.00", "10.00", "90.00", "0.00"), true, Yuan.ZERO, List.of());
        books.enter("b", balance("100.00", "0.00", "0.00", "0.00"), true, Yuan.ZERO, List.of());
        assertThatThrownBy(() -> books.invoice("a", Yuan.of("0.01"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> books.invoice("b", Yuan.ZERO)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> books.release("a", Yuan.of("90.01"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> books.offset("a", "b", Yuan.of("0.01"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> books.balance("nobody")).isInstanceOf(NullPointerException.class);
    }

    private static String id(int item) {
        return "item-" + item;
    }

    private static Balance balance(String amount, String refunded, String invoiced, String offset) {
        return new Balance(Yuan.of(amount), Yuan.of(refunded), Yuan.of(invoiced), Yuan.of(offset));
    }

    private static Yuan min(Yuan a, Yuan b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Yuan max(Yuan a, Yuan b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
