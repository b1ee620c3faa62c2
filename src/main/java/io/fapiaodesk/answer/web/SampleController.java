package io.fapiaodesk.answer.web;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.PrintedContent;
import io.fapiaodesk.invoicing.InvoicePrint;
import io.fapiaodesk.invoicing.InvoicePrinter;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.print.PagePicture;
import io.fapiaodesk.platform.time.Remembered;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What an invoice looks like (R14): the very print that customers get, with the figures of the FAQ's own example. */
@Controller
@Tag(name = "Answers")
class SampleController {

    private static final String SPECIAL = "SPECIAL";
    private static final TaxRate RATE = TaxRate.of("0.06");
    private static final TaxSplit AMOUNT = RATE.split(Yuan.of("6150.00"));
    private static final String NUMBER = "0".repeat(20);
    private static final InvoicePrint.Party PERSON = new InvoicePrint.Party("个人", null, null, null, null, null);
    private static final InvoicePrint.Party ENTERPRISE = new InvoicePrint.Party(
            "示例科技有限公司", "91310115MA1K4TXT5W", "上海市示例路 1 号", "021-00000000", "示例银行上海分行", "0000 0000 0000");

    /** Drawing a page takes a moment; the seller on it changes on some days at most. */
    private static final Duration DRAWN_FOR = Duration.ofHours(1);

    private final Map<String, Remembered<String>> pictures;
    private final Problems problems;

    SampleController(Entities entities, InvoicePrinter printer, Problems problems, Clock clock) {
        this.problems = problems;
        this.pictures = Map.of(
                "GENERAL", picture(entities, printer, clock, false), SPECIAL, picture(entities, printer, clock, true));
    }

    @GetMapping("/api/answers/samples/{type}")
    Object sample(@PathVariable String type) {
        String wanted = type.toUpperCase(Locale.ROOT);
        Remembered<String> picture = pictures.get(wanted);
        if (picture == null) {
            return problems.respond(Refusal.notFound());
        }
        return new ModelAndView(
                "sample-invoice",
                Map.of(
                        "language",
                        Texts.locale().equals(Locale.SIMPLIFIED_CHINESE) ? "zh-CN" : "en",
                        "type",
                        wanted,
                        "picture",
                        picture.get(),
                        "amount",
                        AMOUNT));
    }

    private static Remembered<String> picture(Entities entities, InvoicePrinter printer, Clock clock, boolean special) {
        return new Remembered<>(
                DRAWN_FOR, () -> PagePicture.asImage(printer.pdf(print(entities.payee(), clock, special))));
    }

    private static InvoicePrint print(Entity seller, Clock clock, boolean special) {
        return new InvoicePrint(
                special,
                NUMBER,
                clock.instant(),
                new InvoicePrint.Party(
                        seller.nameZh(),
                        seller.taxId(),
                        seller.address(),
                        seller.phone(),
                        seller.bank(),
                        seller.bankAccount()),
                special ? ENTERPRISE : PERSON,
                List.of(new InvoicePrint.Line(
                        PrintedContent.of("Production and lifestyle services*Software service fee"),
                        null,
                        RATE,
                        AMOUNT)),
                AMOUNT,
                seller.nameZh(),
                null,
                true);
    }
}
