package io.fapiaodesk.vendor;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.invoicing.ForwardToVendor.Forwarded;
import io.fapiaodesk.invoicing.ForwardToVendor.Order;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.notice.StaffMailboxes;
import io.fapiaodesk.notice.VendorDesk;
import io.fapiaodesk.platform.security.Groups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What vendors read: all that an invoice needs (decision 24). */
@Component
class VendorLetters implements VendorDesk {

    private final ForwardToVendor forwarded;
    private final Vendors vendors;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Mailboxes mailboxes;
    private final ObjectProvider<StaffMailboxes> staff;

    /** The mailboxes of the staff are asked for late: who keeps them asks us for those of the vendors. */
    VendorLetters(
            ForwardToVendor forwarded,
            Vendors vendors,
            Ledger ledger,
            Accounts accounts,
            Mailboxes mailboxes,
            ObjectProvider<StaffMailboxes> staff) {
        this.forwarded = forwarded;
        this.vendors = vendors;
        this.ledger = ledger;
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.staff = staff;
    }

    @Override
    public Optional<EmailAddress> mailboxOf(String invoiceId) {
        return forwarded.find(invoiceId).flatMap(wanted -> vendors.mailboxOf(wanted.vendor(), wanted.contact()));
    }

    @Override
    public Map<String, String> particulars(String invoiceId) {
        Forwarded wanted = forwarded.find(invoiceId).orElseThrow();
        Map<String, String> words = new HashMap<>();
        words.put("vendor", wanted.vendor());
        words.put("invoice", wanted.requestId() + " / " + invoiceId);
        words.put("titleName", wanted.title().name());
        words.put("gross", wanted.gross().toString());
        words.put("orders", String.join("\n", ordersOf(wanted)));
        words.put("mailTo", mailboxOfCustomer(wanted));
        if (wanted.special()) {
            words.put("special", "true");
        }
        put(words, "titleTaxId", wanted.title().taxId());
        put(words, "titleAddress", wanted.title().address());
        put(words, "titlePhone", wanted.title().phone());
        put(words, "titleBank", wanted.title().bank());
        put(words, "titleAccount", wanted.title().bankAccount());
        put(words, "answerTo", staff.getObject().of(Groups.TAX_OPERATORS).orElse(null));
        return words;
    }

    /** The orders with what was sold by each, in the words of the vendor's own catalogue. */
    List<String> ordersOf(Forwarded wanted) {
        Map<String, LedgerItem> items = ledger
                .find(wanted.orders().stream().map(Order::number).toList())
                .stream()
                .collect(Collectors.toMap(LedgerItem::id, Function.identity()));
        return wanted.orders().stream()
                .map(order -> {
                    LedgerItem item = items.get(order.number());
                    return order.number() + (item == null ? "" : " · " + item.productCode()) + " · " + order.gross();
                })
                .toList();
    }

    String mailboxOfCustomer(Forwarded wanted) {
        return mailboxes
                .defaultOf(wanted.accountId())
                .map(mailbox -> mailbox.address().value())
                .or(() -> accounts.find(wanted.accountId()).map(Account::email))
                .filter(address -> !address.isBlank())
                .orElse("-");
    }

    private static void put(Map<String, String> words, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            words.put(name, value);
        }
    }
}
