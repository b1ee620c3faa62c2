package io.fapiaodesk.paper;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.ReturnAddress;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.paper.rules.PaperGoesBackToItsIssuer;
import io.fapiaodesk.paper.rules.ReturnedPaper;
import io.fapiaodesk.platform.web.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Which paper invoices fit into one parcel when they are mailed back: those of companies that share an address, whatever
 * city a company's name names (R71, R72; FAQ "Paper invoice return and exchange").
 */
@Service
public class PlanPaperReturns {

    private static final int MOST_INVOICES = 100;
    private static final PaperGoesBackToItsIssuer RULE = new PaperGoesBackToItsIssuer();
    private static final Set<String> WITH_THE_CUSTOMER = Set.of("INVOICED", "RETURN_REQUESTED", "RETURN_REJECTED");

    private final ReadInvoices invoices;
    private final Entities entities;
    private final ReturnLabels labels;
    private final Clock clock;

    PlanPaperReturns(ReadInvoices invoices, Entities entities, ReturnLabels labels, Clock clock) {
        this.invoices = invoices;
        this.entities = entities;
        this.labels = labels;
        this.clock = clock;
    }

    /** The parcels, or every reason why some of the invoices cannot be mailed back. */
    public Result<List<ReturnPackage>> plan(String accountId, @Nullable List<@Nullable String> invoiceIds) {
        Set<String> ids = new LinkedHashSet<>();
        List<Refusal> wrong = new ArrayList<>();
        read(invoiceIds, ids, wrong);
        if (!wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        Map<ReturnAddress, List<String>> byAddress = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<InvoiceView> invoice = invoices.ofAccount(accountId, id);
            if (invoice.isEmpty()) {
                return Result.refused(Refusal.notFound());
            }
            ReturnAddress address =
                    entities.returnAddress(invoice.get().entityCode()).orElse(null);
            if (RULE.examine(paper(invoice.get(), address)) instanceof Finding.Violated violated) {
                wrong.add(Refusal.of(violated));
            } else if (address != null) {
                byAddress.computeIfAbsent(address, first -> new ArrayList<>()).add(id);
            }
        }
        return wrong.isEmpty() ? Result.done(packages(byAddress)) : Result.refused(wrong);
    }

    /** The same with a label for each parcel, to be printed: a page each. */
    public Result<byte[]> labels(String accountId, @Nullable List<@Nullable String> invoiceIds) {
        return plan(accountId, invoiceIds)
                .fold(
                        packages -> Result.done(labels.print(
                                packages,
                                id -> ReturnLabels.line(
                                        invoices.ofAccount(accountId, id).orElseThrow()),
                                !Texts.locale().equals(Locale.SIMPLIFIED_CHINESE),
                                clock.instant())),
                        Result::refused);
    }

    private static void read(@Nullable List<@Nullable String> invoiceIds, Set<String> ids, List<Refusal> wrong) {
        if (invoiceIds == null || invoiceIds.isEmpty()) {
            wrong.add(Refusal.invalidField("/invoiceIds", "REQUIRED"));
            return;
        }
        if (invoiceIds.size() > MOST_INVOICES) {
            wrong.add(Refusal.invalidField("/invoiceIds", "TOO_MANY_INVOICES", String.valueOf(MOST_INVOICES)));
            return;
        }
        for (int i = 0; i < invoiceIds.size(); i++) {
            String id = invoiceIds.get(i);
            if (id == null || id.isBlank()) {
                wrong.add(Refusal.invalidField("/invoiceIds/" + i, "REQUIRED"));
            } else {
                ids.add(id);
            }
        }
    }

    private static ReturnedPaper paper(InvoiceView invoice, @Nullable ReturnAddress address) {
        return new ReturnedPaper(
                ReportLoss.nameOf(invoice),
                invoice.entityName(),
                invoice.medium().equals("PAPER"),
                WITH_THE_CUSTOMER.contains(invoice.status()),
                address != null);
    }

    private static List<ReturnPackage> packages(Map<ReturnAddress, List<String>> byAddress) {
        return byAddress.entrySet().stream()
                .map(parcel -> new ReturnPackage(
                        parcel.getKey().address(),
                        parcel.getKey().attention(),
                        parcel.getKey().phone(),
                        parcel.getKey().addressZh(),
                        parcel.getKey().attentionZh(),
                        parcel.getValue()))
                .toList();
    }
}
