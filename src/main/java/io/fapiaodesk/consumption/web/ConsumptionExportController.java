package io.fapiaodesk.consumption.web;

import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.ExportConsumption;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.sheet.SheetDownload;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of what was consumed as a file (R88). */
@RestController
@Tag(name = "Consumption")
class ConsumptionExportController {

    private final ExportConsumption exports;
    private final CurrentSignIn signIn;
    private final Problems problems;

    ConsumptionExportController(ExportConsumption exports, CurrentSignIn signIn, Problems problems) {
        this.exports = exports;
        this.signIn = signIn;
        this.problems = problems;
    }

    @GetMapping({"/api/exports/consumption.xlsx", "/api/exports/consumption.csv"})
    void consumption(
            @RequestParam(required = false) @Nullable Boolean invoiceable,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String productCode,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable String q,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Result<ConsumptionQuestion> question = ConsumptionQuestion.of(invoiceable, month, productCode, accountId, q);
        if (question instanceof Result.Refused<ConsumptionQuestion> wrong) {
            refuse(response, wrong.refusals());
        } else if (question instanceof Result.Done<ConsumptionQuestion> asked) {
            send(asked.value(), request, response);
        }
    }

    private void send(ConsumptionQuestion question, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Result<ExportConsumption.Export> found = exports.of(signIn.get(), question);
        if (found instanceof Result.Done<ExportConsumption.Export> done) {
            SheetDownload.send(request, response, "consumption", done.value());
        } else if (found instanceof Result.Refused<ExportConsumption.Export> refused) {
            refuse(response, refused.refusals());
        }
    }

    private void refuse(HttpServletResponse response, List<Refusal> refusals) throws IOException {
        problems.send(response, problems.problem(refusals));
    }
}
