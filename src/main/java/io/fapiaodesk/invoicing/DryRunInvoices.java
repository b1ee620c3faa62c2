package io.fapiaodesk.invoicing;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.invoicing.DryRun.OrderResult;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries out a list of orders: what each would be refused for, and which invoices the others would become (R36;
 * FAQ "Request Invoice button is grayed out"). Nothing is stored.
 */
@Service
public class DryRunInvoices {

    private final Accounts accounts;
    private final PlanInvoices planInvoices;
    private final PreviewTexts texts;

    DryRunInvoices(Accounts accounts, PlanInvoices planInvoices, PreviewTexts texts) {
        this.accounts = accounts;
        this.planInvoices = planInvoices;
        this.texts = texts;
    }

    /**
     * Reads the list and tries it out.
     *
     * @param file a list of orders as {@link OrderList} reads it
     * @param invoiceType in the word of whoever asked
     */
    @Transactional(readOnly = true)
    public Result<DryRun> tryOut(SignedIn who, byte[] file, String invoiceType, @Nullable String titleId) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return OrderList.read(file)
                .fold(lines -> Result.done(tryOut(account.get(), lines, invoiceType, titleId)), Result::refused);
    }

    private DryRun tryOut(Account account, List<OrderList.Line> lines, String invoiceType, @Nullable String titleId) {
        Set<String> ids = new LinkedHashSet<>();
        for (OrderList.Line line : lines) {
            if (line.wrong().isEmpty() && line.sourceId() != null) {
                ids.add(line.sourceId());
            }
        }
        Map<String, List<Refusal>> refusals = planInvoices.refusals(account, ids);
        Map<String, Yuan> open = planInvoices.open(ids);
        Map<String, Yuan> parts = new LinkedHashMap<>();
        List<OrderResult> results = new ArrayList<>();
        for (OrderList.Line line : lines) {
            List<Refusal> wrong = new ArrayList<>(line.wrong());
            String id = line.sourceId();
            if (wrong.isEmpty() && id != null) {
                wrong.addAll(refusals.getOrDefault(id, List.of()));
                Yuan there = open.getOrDefault(id, Yuan.ZERO);
                Yuan wanted = line.amount() == null ? there : line.amount();
                if (wrong.isEmpty()) {
                    wrong.addAll(planInvoices.exceeds(account, wanted, there));
                }
                if (wrong.isEmpty()) {
                    parts.put(id, wanted);
                }
            }
            results.add(new OrderResult(
                    line.number(),
                    id,
                    line.shown(),
                    wrong.isEmpty() && id != null ? String.valueOf(parts.get(id)) : null,
                    wrong.isEmpty() ? "INVOICEABLE" : "REFUSED",
                    wrong.stream()
                            .map(why -> texts.item(id == null ? "" : id, why))
                            .toList()));
        }
        return dryRun(account, results, parts, invoiceType, titleId);
    }

    private DryRun dryRun(
            Account account,
            List<OrderResult> results,
            Map<String, Yuan> parts,
            String invoiceType,
            @Nullable String titleId) {
        List<Refusal> reasons = List.of();
        InvoicePreview preview = null;
        if (!parts.isEmpty()) {
            InvoiceOrder.Checked order = new InvoiceOrder.Checked(
                    Method.ORDER_DETAIL,
                    parts.keySet(),
                    null,
                    null,
                    invoiceType,
                    titleId,
                    false,
                    null,
                    parts,
                    null,
                    null,
                    List.of());
            Planned planned = planInvoices.plan(account, order, false);
            if (planned instanceof Planned.Drawn drawn) {
                preview = texts.preview(drawn);
            } else {
                reasons = ((Planned.Refused) planned).refusals();
            }
        }
        int invoiceable = parts.size();
        return new DryRun(
                results.size(),
                invoiceable,
                results.size() - invoiceable,
                results,
                reasons.stream().map(why -> texts.item("", why)).toList(),
                preview);
    }
}
