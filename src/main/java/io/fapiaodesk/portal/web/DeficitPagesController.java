package io.fapiaodesk.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.DeficitView;
import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.consumption.ReadConsumption;
import io.fapiaodesk.consumption.ReadDeficits;
import io.fapiaodesk.consumption.SimulateRefund;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deficits: how each came and went, the ways out, and what a refund would do (R65 to R68). */
@Controller
class DeficitPagesController {

    private static final int LISTED = 100;
    private static final int SUGGESTED = 200;
    private static final int OPEN_WITH_INVOICES = 20;

    private final Customer customer;
    private final ReadDeficits deficits;
    private final ReadConsumption consumption;
    private final SimulateRefund simulation;
    private final ReadInvoices invoices;
    private final Wording wording;
    private final Problems problems;
    private final ObjectMapper json;

    DeficitPagesController(
            Customer customer,
            ReadDeficits deficits,
            ReadConsumption consumption,
            SimulateRefund simulation,
            ReadInvoices invoices,
            Wording wording,
            Problems problems,
            ObjectMapper json) {
        this.customer = customer;
        this.deficits = deficits;
        this.consumption = consumption;
        this.simulation = simulation;
        this.invoices = invoices;
        this.wording = wording;
        this.problems = problems;
        this.json = json;
    }

    @GetMapping("/deficits")
    String deficits(
            @RequestParam(required = false) @Nullable String itemId,
            @RequestParam(required = false) @Nullable String refund,
            Locale locale,
            Model model) {
        Account account = customer.get();
        List<DeficitView> list =
                deficits.statement(account.id(), new Page.Slice(0, LISTED)).items();
        SimulateRefund.Outcome outcome = null;
        String problem = null;
        if (itemId != null && !itemId.isBlank()) {
            Result<SimulateRefund.Outcome> result = Yuan.check("/refund", refund)
                    .fold(amount -> simulation.simulate(account, itemId.strip(), amount), Result::refused);
            outcome = result.fold(done -> done, refusals -> null);
            problem = result.fold(done -> null, this::detail);
        }
        model.addAttribute(
                "deficits",
                new DeficitsView(
                        list,
                        offsets(account, list),
                        invoices(account, list),
                        itemId,
                        refund,
                        problem,
                        outcome,
                        invoiced(account),
                        wording.in(locale)));
        return "deficits";
    }

    private Map<String, List<InvoiceView>> invoices(Account account, List<DeficitView> list) {
        Map<String, List<InvoiceView>> found = new HashMap<>();
        list.stream()
                .filter(deficit -> deficit.status() == DeficitView.Status.OPEN)
                .limit(OPEN_WITH_INVOICES)
                .forEach(deficit -> found.put(deficit.id(), invoices.issuedFor(account.id(), deficit.itemId())));
        return found;
    }

    /** Suggestions only: any item of the account can be named. */
    private List<ItemView> invoiced(Account account) {
        return consumption
                .list(account, new ConsumptionQuestion(null, null, null, null, null), new Page.Slice(0, SUGGESTED))
                .items()
                .stream()
                .filter(item -> new BigDecimal(item.invoiced()).signum() > 0)
                .toList();
    }

    private String detail(List<Refusal> refusals) {
        return String.valueOf(problems.problem(refusals).getDetail());
    }

    /** The oldest items of the same company, content and rate that together make good for a deficit. */
    private Map<String, String> offsets(Account account, List<DeficitView> list) {
        Map<String, String> offsets = new HashMap<>();
        if (list.stream().noneMatch(deficit -> deficit.status() == DeficitView.Status.OPEN)) {
            return offsets;
        }
        List<ItemView> usable = consumption
                .list(account, ConsumptionQuestion.INVOICEABLE, new Page.Slice(0, 200))
                .items();
        for (DeficitView deficit : list) {
            List<String> ids = new ArrayList<>();
            BigDecimal left = new BigDecimal(deficit.balance());
            for (ItemView item : usable) {
                if (left.signum() > 0 && isOfTheSameKind(item, deficit)) {
                    ids.add(item.id());
                    left = left.subtract(new BigDecimal(item.invoiceable()));
                }
            }
            if (!ids.isEmpty() && deficit.status() == DeficitView.Status.OPEN) {
                offsets.put(deficit.id(), write(Map.of("itemIds", ids)));
            }
        }
        return offsets;
    }

    private static boolean isOfTheSameKind(ItemView item, DeficitView deficit) {
        return deficit.entityCode().equals(item.entityCode())
                && deficit.content().equals(item.content())
                && deficit.rate().equals(item.rate())
                && !deficit.itemId().equals(item.id());
    }

    private String write(Map<String, List<String>> body) {
        try {
            // It stands inside a script element, where a tag in somebody's order number would end it.
            return json.writeValueAsString(body).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Item ids are always JSON", e);
        }
    }
}
