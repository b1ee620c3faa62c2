package io.fapiaodesk.taxbureau;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.taxbureau.BlueInvoice.Line;
import io.fapiaodesk.taxbureau.BlueInvoice.Party;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Invoices to ask the tax bureau for. */
public final class BureauFixtures {

    /** In Zhejiang, which is 33. */
    public static final Party SELLER = new Party("Alibaba Cloud Computing Co., Ltd.", "91330106673959654P");

    public static final Party BUYER = new Party("示例云科技（上海）有限公司", "91310115MA1K4TXT5W");
    public static final TaxRate SIX_PERCENT = TaxRate.of("0.06");

    private BureauFixtures() {}

    public static String newRequestId() {
        return UUID.randomUUID().toString();
    }

    public static BlueInvoice invoice(String requestId, String... grossAmounts) {
        return invoice(requestId, BlueInvoice.Type.SPECIAL, SELLER, BUYER, grossAmounts);
    }

    public static BlueInvoice invoice(
            String requestId, BlueInvoice.Type type, Party seller, Party buyer, String... grossAmounts) {
        List<Line> lines = Stream.of(grossAmounts)
                .map(gross -> new Line(
                        "Production and lifestyle services*Software service fee",
                        SIX_PERCENT,
                        SIX_PERCENT.split(Yuan.of(gross))))
                .toList();
        TaxSplit total = lines.stream().map(Line::amounts).reduce(TaxSplit.NOTHING, TaxSplit::plus);
        return new BlueInvoice(requestId, type, seller, buyer, lines, total, "");
    }
}
