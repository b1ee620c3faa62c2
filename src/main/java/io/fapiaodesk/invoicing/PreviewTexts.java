package io.fapiaodesk.invoicing;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.invoicing.InvoicePreview.Amounts;
import io.fapiaodesk.invoicing.InvoicePreview.FindingText;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedInvoice;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedLine;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedOffset;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedRemainder;
import io.fapiaodesk.invoicing.InvoicePreview.PrintedLine;
import io.fapiaodesk.invoicing.InvoicePreview.ReasonText;
import io.fapiaodesk.invoicing.InvoicePreview.VendorText;
import io.fapiaodesk.invoicing.Planned.RefusedItem;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Deductibility;
import io.fapiaodesk.invoicing.domain.InvoicePlan;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.domain.Reason;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.invoicing.rules.InvoiceRequestRules;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.web.Texts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts plans and what the rules say of them into words for people. */
@Component
class PreviewTexts {

    private final Entities entities;
    private final Texts texts;

    PreviewTexts(Entities entities, Texts texts) {
        this.entities = entities;
        this.texts = texts;
    }

    InvoicePreview preview(Planned.Drawn drawn) {
        InvoicePlan plan = drawn.plan();
        List<Finding> findings = drawn.ruling().findings();
        return new InvoicePreview(
                drawn.version().toString(),
                drawn.lines().name(),
                Stream.concat(
                                plan.drafts().stream().map(draft -> invoice(drawn, draft)),
                                plan.forwarded().stream().map(forwarded -> invoice(drawn.type(), forwarded)))
                        .toList(),
                plan.offsets().stream()
                        .map(offset -> new PreviewedOffset(
                                offset.deficitId(),
                                offset.itemId(),
                                offset.amount().toString()))
                        .toList(),
                plan.remainders().stream()
                        .map(left -> new PreviewedRemainder(
                                left.itemId(), left.amount().toString()))
                        .toList(),
                amounts(plan.total()),
                plan.forwardedTotal().toString(),
                findings.stream().map(this::finding).toList(),
                findings.stream()
                        .filter(InvoiceRequestRules::isWarning)
                        .map(this::finding)
                        .toList(),
                items(drawn.excluded()));
    }

    List<ItemText> items(List<RefusedItem> items) {
        return items.stream().map(item -> item(item.itemId(), item.why())).toList();
    }

    ItemText item(String itemId, Refusal why) {
        return new ItemText(
                itemId,
                why.code(),
                why.rule() == null ? null : why.rule().toString(),
                why.faqSection(),
                detail(why),
                texts.find("refusal." + why.code() + ".wouldPassIf", why.arguments())
                        .orElse(null));
    }

    private String detail(Refusal why) {
        return texts.find("refusal." + why.code(), why.arguments())
                .or(() -> texts.find("finding." + why.code(), why.arguments()))
                .orElse(why.code());
    }

    private PreviewedInvoice invoice(Planned.Drawn drawn, InvoicePlan.Draft draft) {
        InvoiceType type = drawn.type();
        Entity entity = entities.get(draft.entityCode());
        return new PreviewedInvoice(
                entity.code(),
                entity.name(),
                entity.nameZh(),
                entities.payee().code(),
                entities.payee().name(),
                null,
                type.name(),
                draft.buyer().name(),
                draft.buyer().taxId(),
                Deductibility.of(type, draft.buyer()).isDeductible(),
                deductibility(type, draft.buyer()),
                draft.content(),
                draft.rate().toString(),
                draft.total().gross().toString(),
                draft.total().net().toString(),
                draft.total().tax().toString(),
                draft.lines().stream()
                        .map(line -> new PreviewedLine(
                                line.itemId(),
                                line.content(),
                                line.amounts().gross().toString(),
                                line.amounts().net().toString(),
                                line.amounts().tax().toString()))
                        .toList(),
                printed(drawn.lines(), draft),
                reasons(draft.because()));
    }

    private static List<PrintedLine> printed(LinesPer lines, InvoicePlan.Draft draft) {
        Map<String, TaxSplit> merged = new LinkedHashMap<>();
        for (InvoicePlan.TaxedLine line : draft.lines()) {
            String key = lines == LinesPer.CONTENT ? line.content() : line.itemId();
            merged.merge(key, line.amounts(), TaxSplit::plus);
        }
        Map<String, String> contents = new HashMap<>();
        draft.lines().forEach(line -> contents.put(line.itemId(), line.content()));
        return merged.entrySet().stream()
                .map(line -> new PrintedLine(
                        contents.getOrDefault(line.getKey(), line.getKey()),
                        line.getValue().gross().toString(),
                        line.getValue().net().toString(),
                        line.getValue().tax().toString()))
                .toList();
    }

    private PreviewedInvoice invoice(InvoiceType type, InvoicePlan.Forwarded forwarded) {
        return new PreviewedInvoice(
                Seller.VENDOR,
                forwarded.vendor().name(),
                null,
                entities.payee().code(),
                entities.payee().name(),
                new VendorText(forwarded.vendor().name(), forwarded.vendor().contact()),
                type.name(),
                forwarded.buyer().name(),
                forwarded.buyer().taxId(),
                Deductibility.of(type, forwarded.buyer()).isDeductible(),
                deductibility(type, forwarded.buyer()),
                null,
                null,
                forwarded.gross().toString(),
                null,
                null,
                forwarded.lines().stream()
                        .map(line -> new PreviewedLine(
                                line.itemId(), null, line.gross().toString(), null, null))
                        .toList(),
                List.of(),
                reasons(forwarded.because()));
    }

    private String deductibility(InvoiceType type, Buyer buyer) {
        return texts.get("deductibility." + Deductibility.of(type, buyer));
    }

    private List<ReasonText> reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> new ReasonText(
                        reason.code().name(),
                        reason.code().rule().toString(),
                        texts.get("because." + reason.code(), arguments(reason))))
                .toList();
    }

    private String[] arguments(Reason reason) {
        if (reason.code() == Reason.Code.ENTITY_DIFFERS) {
            Entity entity = entities.get(reason.arguments().get(0));
            return new String[] {Texts.locale().equals(Locale.SIMPLIFIED_CHINESE) ? entity.nameZh() : entity.name()};
        }
        return reason.arguments().toArray(String[]::new);
    }

    private FindingText finding(Finding finding) {
        return new FindingText(
                finding.rule().toString(),
                finding.faqSection(),
                finding.code(),
                texts.find("finding." + finding.code(), finding.arguments())
                        .or(() -> texts.find("refusal." + finding.code(), finding.arguments()))
                        .orElse(finding.code()));
    }

    private static Amounts amounts(TaxSplit amounts) {
        return new Amounts(
                amounts.gross().toString(),
                amounts.net().toString(),
                amounts.tax().toString());
    }
}
