package io.fapiaodesk.portal.web;

import io.fapiaodesk.consumption.ConsumptionItem;
import io.fapiaodesk.consumption.DeficitView;
import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.invoicing.DryRun;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.InvoicePreview;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.paper.ReturnPackage;
import io.fapiaodesk.portal.web.PaperPagesController.LossPageView;
import io.fapiaodesk.portal.web.PaperPagesController.PackagesView;
import io.fapiaodesk.portal.web.ReturnPageView.Answer;
import io.fapiaodesk.portal.web.ReturnPageView.Change;
import io.fapiaodesk.portal.web.ReturnPageView.Problem;
import io.fapiaodesk.returning.ReturnView;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.Way;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages about invoices are shown with where no application is running. */
final class InvoiceSamples {

    private static final OffsetDateTime THEN = ShanghaiTime.at(Samples.NOW);
    private static final String NUMBER = "26332000000000000017";
    private static final String CONTENT = "Production and lifestyle services*Software service fee";
    private static final InvoiceOrder ORDER =
            new InvoiceOrder("AMOUNT", List.of("O-1", "O-9"), null, "300.00", "SPECIAL", "T-1", null, null, null);
    private static final ItemText FAULT =
            new ItemText("O-2", "CODE", "R40", "Invoicing for purchased domains", "It is not to be invoiced.", "Wait.");
    private static final InvoicePreview PREVIEW = new InvoicePreview(
            "v1",
            "ITEM",
            List.of(
                    new InvoicePreview.PreviewedInvoice(
                            "E01",
                            "Example Cloud Co., Ltd.",
                            "示例云计算有限公司",
                            "E01",
                            "Example Cloud Co., Ltd.",
                            null,
                            "GENERAL",
                            "示例企业有限公司",
                            "91310115MA1K4TXT5W",
                            false,
                            "A general invoice: not deductible.",
                            CONTENT,
                            "0.06",
                            "1060.00",
                            "1000.00",
                            "60.00",
                            List.of(new InvoicePreview.PreviewedLine("O-1", CONTENT, "1060.00", "1000.00", "60.00")),
                            List.of(new InvoicePreview.PrintedLine(CONTENT, "1060.00", "1000.00", "60.00")),
                            List.of(new InvoicePreview.ReasonText("RATE_DIFFERS", "R38", "Another rate."))),
                    new InvoicePreview.PreviewedInvoice(
                            "VENDOR",
                            "示例服务商有限公司",
                            null,
                            "E01",
                            "Example Cloud Co., Ltd.",
                            new InvoicePreview.VendorText("示例服务商有限公司", "invoice@vendor.example"),
                            "GENERAL",
                            "示例企业有限公司",
                            null,
                            false,
                            "A general invoice: not deductible.",
                            null,
                            null,
                            "99.00",
                            null,
                            null,
                            List.of(new InvoicePreview.PreviewedLine("O-3", null, "99.00", null, null)),
                            List.of(),
                            List.of())),
            List.of(new InvoicePreview.PreviewedOffset("D-1", "O-4", "200.00")),
            List.of(new InvoicePreview.PreviewedRemainder("O-1", "1.00")),
            new InvoicePreview.Amounts("1060.00", "1000.00", "60.00"),
            "99.00",
            List.of(),
            List.of(new InvoicePreview.FindingText("R54", "Invoice titles", "CODE", "A warning.")),
            List.of(FAULT));

    private InvoiceSamples() {}

    private static Wording.In words(Locale locale) {
        boolean chinese = Languages.tag(locale).equals("zh-CN");
        return new Wording.In(chinese, chinese ? "示例云计算有限公司" : "Example Cloud Co., Ltd.");
    }

    static ChooseView choose(Locale locale, boolean refused) {
        return new ChooseView(
                new ChooseView.Filter("ecs", "2026-01", "demo-01", "invoiceable"),
                List.of(
                        item("O-1", null),
                        item(
                                "O-2",
                                new ItemView.Why(
                                        "CODE",
                                        "R40",
                                        "Invoicing for purchased domains",
                                        "No.",
                                        "Wait.",
                                        "/support/new?topic=OTHER"))),
                1,
                3,
                1050,
                refused,
                List.of(),
                ORDER,
                "ITEM",
                Set.of("O-1", "O-9"),
                List.of("demo-01", "demo-02"),
                refused
                        ? List.of(new ChooseView.Problem(
                                "Not so.", "Do this.", "R10", "Invoice request time", "/support/new?topic=OTHER"))
                        : List.of(),
                refused ? List.of(FAULT) : List.of(),
                words(locale));
    }

    private static ItemView item(String id, ItemView.@Nullable Why why) {
        return new ItemView(
                id,
                ConsumptionItem.Kind.ORDER,
                id,
                "A-1",
                "ecs",
                "2026-01",
                THEN,
                false,
                "1200.00",
                "200.00",
                null,
                "200.00",
                "0.00",
                "0.00",
                why == null ? "1000.00" : "0.00",
                "E01",
                "Example Cloud Co., Ltd.",
                CONTENT,
                "0.06",
                new ItemView.Company("E01", "Example Cloud Co., Ltd.", null),
                null,
                null,
                null,
                null,
                why);
    }

    static PreviewPageView preview(Locale locale) {
        return new PreviewPageView(PREVIEW, ORDER, "/invoices/new", "{}", words(locale));
    }

    static DryRunView dryRun(Locale locale, boolean tried) {
        return new DryRunView(
                List.of(),
                "GENERAL",
                null,
                tried
                        ? new DryRun(
                                2,
                                1,
                                1,
                                List.of(
                                        new DryRun.OrderResult(1, "O-1", null, "1060.00", "INVOICEABLE", List.of()),
                                        new DryRun.OrderResult(2, null, "2.026E+19", null, "REFUSED", List.of(FAULT))),
                                List.of(FAULT),
                                PREVIEW)
                        : null,
                tried ? null : "It cannot be read.",
                words(locale));
    }

    static DeficitsView deficits(Locale locale) {
        return new DeficitsView(
                List.of(new DeficitView(
                        "D-1",
                        DeficitView.Status.OPEN,
                        "A-1",
                        "O-1",
                        "ecs",
                        "E01",
                        "Example Cloud Co., Ltd.",
                        CONTENT,
                        "0.06",
                        "200.00",
                        "200.00",
                        THEN,
                        List.of(new DeficitView.Way("CONSUME_BALANCE", "R69", "It is on your balance.")),
                        List.of(new DeficitView.Entry(
                                THEN, "OPENED", "200.00", "200.00", null, "refund", "A refund of 200.00.")))),
                Map.of("D-1", "{}"),
                Map.of("D-1", List.of(invoice("INVOICED", "GENERAL"), invoice("INVOICED", "SPECIAL"))),
                "O-1",
                "100",
                "Not yours.",
                null,
                List.of(item("O-1", null)),
                words(locale));
    }

    static InvoicesView invoices(Locale locale) {
        return new InvoicesView(
                List.of(invoice("INVOICED", "GENERAL"), invoice("RETURNED", "SPECIAL")),
                0,
                2,
                null,
                "INVOICED",
                words(locale));
    }

    static InvoicePageView invoice(Locale locale, String status) {
        return new InvoicePageView(
                invoice(status, "SPECIAL"),
                status.equals("RETURNED") ? returned("RED_ISSUED") : null,
                null,
                "https://example.test/",
                words(locale));
    }

    /** One on paper, reported as lost. */
    static InvoicePageView onPaper(Locale locale) {
        return new InvoicePageView(onPaper(), null, "PL-7K2M-0Q9X-41AB", "https://example.test/", words(locale));
    }

    static LossPageView loss(Locale locale, List<String> whyNot) {
        return new LossPageView(
                onPaper(), "RETURNED", "warn", whyNot.isEmpty() ? null : "PL-7K2M-0Q9X-41AB", whyNot, words(locale));
    }

    static PackagesView packages(Locale locale) {
        return new PackagesView(
                List.of(onPaper()),
                List.of("INV-1"),
                List.of(new ReturnPackage(
                        "Example Road 1", "Example Team", "0571-00000000", "示例路1号", "示例组", List.of("INV-1"))),
                List.of("No return address is known."),
                words(locale));
    }

    private static InvoiceView onPaper() {
        return invoice("INVOICED", "SPECIAL", "PAPER", new InvoiceView.PaperView("EA473124829CN", "RETURNED"));
    }

    private static InvoiceView invoice(String status, String type) {
        return invoice(status, type, "DIGITAL", null);
    }

    private static InvoiceView invoice(
            String status, String type, String medium, InvoiceView.@Nullable PaperView paper) {
        return new InvoiceView(
                "INV-1",
                "IV-7K2M-0Q9X-41AB",
                NUMBER,
                status,
                type,
                medium,
                "E02",
                "Example Messages Co., Ltd.",
                "示例通信有限公司",
                "Example Cloud Co., Ltd.",
                new InvoiceView.PayeeView("E01", "Example Cloud Co., Ltd.", "示例云计算有限公司", "/api/certificate"),
                null,
                "示例企业有限公司",
                new InvoiceView.BuyerView("示例企业有限公司", "91310115MA1K4TXT5W", null, null, null, null),
                type.equals("SPECIAL"),
                "1060.00",
                "1000.00",
                "60.00",
                "0.06",
                CONTENT,
                List.of(new InvoiceView.LineView("O-1", CONTENT, "1060.00", "1000.00", "60.00")),
                THEN,
                THEN,
                false,
                false,
                paper,
                null,
                null,
                List.of("RETURN", "DOWNLOAD", "CANCEL", "REPORT_LOSS"));
    }

    /** The question before the way is known. */
    static ReturnPageView returnQuestion(Locale locale) {
        return back(locale, Way.DIRECT, true, null, List.of());
    }

    /** The steps at the tax bureau, after a form that does not fit. */
    static ReturnPageView returnRefused(Locale locale) {
        return back(
                locale,
                Way.FORM_FIRST,
                true,
                Answer.YES,
                List.of(
                        new Problem("/confirmationFormNumber", "Not 20 digits.", "Copy them.", "R59", "Reissue"),
                        new Problem("/reason", "A reason is needed.", null, "R64", "Return"),
                        new Problem("/remarks", "Too long.", null, null, null)));
    }

    static ReturnPageView returnByMail(Locale locale) {
        return back(locale, Way.MAIL_BACK, false, null, List.of());
    }

    static ReturnPageView returnNotPossible(Locale locale) {
        return back(locale, Way.NOT_POSSIBLE, false, null, List.of());
    }

    private static ReturnPageView back(
            Locale locale, Way way, boolean asks, @Nullable Answer answer, List<Problem> atFields) {
        return new ReturnPageView(
                invoice("INVOICED", "SPECIAL"),
                way,
                asks,
                answer,
                Change.DATE,
                List.of(new Problem("", "It is fixed.", "Return it.", "R81", "Changing the date on an invoice")),
                List.of(new FindingView("R59", "Reissue", "VIOLATED", "A form is needed.")),
                atFields.isEmpty() ? null : new ReturnWish("", null, "123"),
                List.of(),
                atFields,
                returned("REJECTED"),
                way == Way.MAIL_BACK
                        ? List.of(new ReturnPackage(
                                "1 Example Road", "Invoices", "0571-00000000", null, null, List.of("INV-1")))
                        : List.of(),
                words(locale));
    }

    private static ReturnView returned(String status) {
        boolean red = status.equals("RED_ISSUED");
        return new ReturnView(
                new RequestId("RT-7K2M-0Q9X-41AB"),
                "A-1",
                "INV-1",
                NUMBER,
                "1060.00",
                "BOOKED",
                status,
                false,
                false,
                "33010626021000000017",
                "Wrong content",
                null,
                List.of(),
                Samples.NOW,
                null,
                null,
                red ? "26332000000000000018" : null,
                null,
                null,
                null,
                null,
                red ? null : "FORM_EXPIRED",
                red ? null : "The form is too old.");
    }
}
