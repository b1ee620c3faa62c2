package io.fapiaodesk.answer.web;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What an invoice looks like (R14), with the figures of the FAQ's own example. */
@Controller
@Tag(name = "Answers")
class SampleController {

    private static final Set<String> TYPES = Set.of("GENERAL", "SPECIAL");
    private static final TaxRate RATE = TaxRate.of("0.06");
    private static final TaxSplit AMOUNT = RATE.split(Yuan.of("6150.00"));

    private final Entities entities;
    private final Problems problems;
    private final Clock clock;

    SampleController(Entities entities, Problems problems, Clock clock) {
        this.entities = entities;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping("/api/answers/samples/{type}")
    Object sample(@PathVariable String type) {
        String wanted = type.toUpperCase(Locale.ROOT);
        if (!TYPES.contains(wanted)) {
            return problems.respond(Refusal.notFound());
        }
        boolean chinese = Texts.locale().equals(Locale.SIMPLIFIED_CHINESE);
        Entity seller = entities.payee();
        return new ModelAndView(
                "sample-invoice",
                Map.of(
                        "language",
                        chinese ? "zh-CN" : "en",
                        "type",
                        wanted,
                        "seller",
                        chinese ? seller.nameZh() : seller.name(),
                        "sellerTaxId",
                        String.valueOf(seller.taxId()),
                        "rate",
                        RATE.fraction().movePointRight(2).stripTrailingZeros().toPlainString() + " %",
                        "amount",
                        AMOUNT,
                        "date",
                        ShanghaiTime.today(clock).toString()));
    }
}
