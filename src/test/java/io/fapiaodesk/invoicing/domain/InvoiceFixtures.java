package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invoices, sellers and buyers that tests talk about. */
public final class InvoiceFixtures {

    public static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");
    public static final Buyer BUYER = new Buyer(
            "Synthetic Cloud Ltd.", "91350100M000100Y43", "Synthetic Bank", "6222000011112222", "1 Road", null);
    public static final Seller ALIBABA_CLOUD = new Seller(
            "E01", "Alibaba Cloud Computing Co., Ltd.", "阿里云计算有限公司", "91330106673959654P", null, null, null, null);
    public static final String SOFTWARE = "Production and lifestyle services*Software service fee";

    private InvoiceFixtures() {}

    public static InvoiceFace face(String gross) {
        TaxRate rate = TaxRate.of("0.06");
        TaxSplit amounts = rate.split(Yuan.of(gross));
        return new InvoiceFace(
                InvoiceType.GENERAL,
                Medium.DIGITAL,
                ALIBABA_CLOUD,
                BUYER,
                SOFTWARE,
                rate,
                amounts.gross(),
                amounts,
                null);
    }

    public static InvoiceFace paper(String gross) {
        InvoiceFace digital = face(gross);
        return new InvoiceFace(
                InvoiceType.SPECIAL,
                Medium.PAPER,
                digital.seller(),
                digital.buyer(),
                null,
                digital.rate(),
                digital.gross(),
                digital.amounts(),
                null);
    }

    public static InvoiceFace vendors(String gross) {
        return new InvoiceFace(
                InvoiceType.GENERAL,
                Medium.DIGITAL,
                Seller.vendor("Synthetic Vendor Ltd."),
                BUYER,
                null,
                null,
                Yuan.of(gross),
                null,
                "vendor@example.com");
    }

    public static List<InvoiceLine> lines(InvoiceFace face, @Nullable String itemId) {
        return List.of(new InvoiceLine(1, itemId, face.content(), face.gross(), face.amounts()));
    }

    public static Invoice requested(RequestId requestId, String accountId) {
        return Invoice.requested(InvoiceId.next(), requestId, accountId, face("1200.00"), NOW);
    }

    public static Invoice issued(String number) {
        return requested(RequestId.next("IV"), "account").submitted(NOW).issued(number, NOW.plusSeconds(60));
    }
}
