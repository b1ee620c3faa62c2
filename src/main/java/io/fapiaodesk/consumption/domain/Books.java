package io.fapiaodesk.consumption.domain;

import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The books of some items of one seller's consumption while something happens to them. Whatever happens, for all items of
 * one account, entity, content and rate together: consumed = invoiced + open - deficits.
 *
 * <p>A deficit is one over-invoiced item, less what other consumption was used to make good for. When the item is not
 * over-invoiced that far any more, the consumption used is given back, the latest first.
 */
public final class Books {

    /** What an entry of a deficit's statement tells. */
    public enum What {
        OPENED(1),
        GREW(1),
        OFFSET(-1),
        OFFSET_UNDONE(1),
        RELEASED(-1);

        private final int sign;

        What(int sign) {
            this.sign = sign;
        }

        /** Whether it makes the deficit larger. */
        public boolean adds() {
            return sign > 0;
        }
    }

    /** Consumption of another item that makes good for a part of a deficit. */
    public record Cover(String itemId, Yuan amount) {}

    /**
     * One line of a deficit's statement.
     *
     * @param deficitOf the over-invoiced item
     * @param balance what is left of the deficit after it
     * @param itemId the item whose consumption was used or given back
     */
    public record Entry(
            String deficitOf,
            What what,
            Yuan amount,
            Yuan balance,
            @Nullable String itemId) {}

    private static final class Page {
        private Balance balance;
        private final boolean deficits;
        private Yuan deficit;
        private final List<Cover> covers;

        Page(Balance balance, boolean deficits, Yuan deficit, List<Cover> covers) {
            this.balance = balance;
            this.deficits = deficits;
            this.deficit = deficit;
            this.covers = covers;
        }

        Yuan covered() {
            return covers.stream().map(Cover::amount).reduce(Yuan.ZERO, Yuan::plus);
        }
    }

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Set<String> changedItems = new LinkedHashSet<>();
    private final Set<String> changedCovers = new LinkedHashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * Opens the page of an item.
     *
     * @param deficits whether a deficit of it is ours; what a vendor of the marketplace invoices, it also makes good
     * @param deficit what is left of its deficit
     * @param covers the oldest first
     */
    public void enter(String itemId, Balance balance, boolean deficits, Yuan deficit, List<Cover> covers) {
        pages.put(itemId, new Page(balance, deficits, deficit, new ArrayList<>(covers)));
    }

    /** The item was delivered anew, or refunds of it were settled. */
    public void deliver(String itemId, Yuan amount, Yuan refunded) {
        Page page = page(itemId);
        page.balance = page.balance.delivered(amount, refunded);
        changedItems.add(itemId);
        settle(itemId);
    }

    public void invoice(String itemId, Yuan amount) {
        Page page = page(itemId);
        require(amount, page.balance.open(), "More than is open is invoiced of ", itemId);
        page.balance = page.balance.withInvoiced(page.balance.invoiced().plus(amount));
        changedItems.add(itemId);
    }

    /** An invoice, or a part of it, does not count any more. */
    public void release(String itemId, Yuan amount) {
        Page page = page(itemId);
        require(amount, page.balance.invoiced(), "More than was invoiced is released of ", itemId);
        page.balance = page.balance.withInvoiced(page.balance.invoiced().minus(amount));
        changedItems.add(itemId);
        settle(itemId);
    }

    /** Consumption of one item makes good for the deficit of another. */
    public void offset(String deficitOf, String itemId, Yuan amount) {
        Page over = page(deficitOf);
        Page used = page(itemId);
        require(amount, over.deficit, "More is offset than is in deficit of ", deficitOf);
        require(amount, used.balance.open(), "More than is open is used of ", itemId);
        used.balance = used.balance.withOffset(used.balance.offset().plus(amount));
        changedItems.add(itemId);
        add(over.covers, new Cover(itemId, amount));
        changedCovers.add(deficitOf);
        enterInStatement(deficitOf, What.OFFSET, amount, itemId);
    }

    /** Whoever let consumption make good for a deficit takes that back: the deficit is there again. */
    public void undoOffset(String deficitOf, String itemId, Yuan amount) {
        Page over = page(deficitOf);
        Yuan used = over.covers.stream()
                .filter(cover -> cover.itemId().equals(itemId))
                .map(Cover::amount)
                .reduce(Yuan.ZERO, Yuan::plus);
        require(amount, used, "More is taken back than was used of ", itemId);
        over.covers.replaceAll(cover ->
                cover.itemId().equals(itemId) ? new Cover(itemId, cover.amount().minus(amount)) : cover);
        over.covers.removeIf(cover -> !cover.amount().isPositive());
        changedCovers.add(deficitOf);
        free(deficitOf, itemId, amount);
        settle(itemId);
    }

    /** Brings the deficit of an item in line with what is consumed and invoiced of it. */
    public void settle(String itemId) {
        Page page = page(itemId);
        if (!page.deficits) {
            return;
        }
        Yuan over = page.balance.overInvoiced();
        List<String> givenBack = giveBack(itemId, page.covered().minus(over));
        Yuan difference = over.minus(page.covered()).minus(page.deficit);
        if (difference.isPositive()) {
            enterInStatement(itemId, page.deficit.isPositive() ? What.GREW : What.OPENED, difference, null);
        } else if (Yuan.ZERO.minus(difference).isPositive()) {
            enterInStatement(itemId, What.RELEASED, Yuan.ZERO.minus(difference), null);
        }
        givenBack.forEach(this::settle);
    }

    private List<String> giveBack(String deficitOf, Yuan tooMuch) {
        Page over = page(deficitOf);
        List<String> givenBack = new ArrayList<>();
        Yuan left = tooMuch;
        while (left.isPositive()) {
            Cover last = over.covers.remove(over.covers.size() - 1);
            Yuan back = last.amount().compareTo(left) < 0 ? last.amount() : left;
            if (last.amount().compareTo(back) > 0) {
                over.covers.add(new Cover(last.itemId(), last.amount().minus(back)));
            }
            changedCovers.add(deficitOf);
            free(deficitOf, last.itemId(), back);
            givenBack.add(last.itemId());
            left = left.minus(back);
        }
        return givenBack;
    }

    private void free(String deficitOf, String itemId, Yuan amount) {
        Page used = page(itemId);
        used.balance = used.balance.withOffset(used.balance.offset().minus(amount));
        changedItems.add(itemId);
        enterInStatement(deficitOf, What.OFFSET_UNDONE, amount, itemId);
    }

    private void enterInStatement(String deficitOf, What what, Yuan amount, @Nullable String itemId) {
        Page page = page(deficitOf);
        page.deficit = what.adds() ? page.deficit.plus(amount) : page.deficit.minus(amount);
        entries.add(new Entry(deficitOf, what, amount, page.deficit, itemId));
    }

    /** One cover for each item, so that a statement of what is used reads like a list of items. */
    private static void add(List<Cover> covers, Cover cover) {
        for (int i = 0; i < covers.size(); i++) {
            Cover before = covers.get(i);
            if (before.itemId().equals(cover.itemId())) {
                covers.set(i, new Cover(cover.itemId(), before.amount().plus(cover.amount())));
                return;
            }
        }
        covers.add(cover);
    }

    private static void require(Yuan amount, Yuan most, String complaint, String itemId) {
        if (!amount.isPositive() || amount.compareTo(most) > 0) {
            throw new IllegalStateException(complaint + itemId + ": " + amount + " of " + most);
        }
    }

    private Page page(String itemId) {
        return Objects.requireNonNull(pages.get(itemId), () -> "Not in these books: " + itemId);
    }

    public Balance balance(String itemId) {
        return page(itemId).balance;
    }

    public Yuan deficit(String itemId) {
        return page(itemId).deficit;
    }

    public List<Cover> covers(String itemId) {
        return List.copyOf(page(itemId).covers);
    }

    /** Items whose balance is not what it was when they were entered. */
    public Set<String> changedItems() {
        return Set.copyOf(changedItems);
    }

    /** Over-invoiced items that other items make good for in another way than when they were entered. */
    public Set<String> changedCovers() {
        return Set.copyOf(changedCovers);
    }

    /** What happened to deficits, in order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
