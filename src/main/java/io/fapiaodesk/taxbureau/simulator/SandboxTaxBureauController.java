package io.fapiaodesk.taxbureau.simulator;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.fapiaodesk.taxbureau.simulator.Books.Form;
import io.fapiaodesk.taxbureau.simulator.Books.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets what the simulated tax bureau answers, and shows what it has in its books. */
@RestController
@RequestMapping("/api/sandbox/tax-bureau")
@ConditionalOnEmbedded({Part.DATABASE, Part.TAX_BUREAU})
@Tag(name = "Sandbox")
class SandboxTaxBureauController {

    private static final String AMOUNT = "-?[0-9]{1,10}([.][0-9]{1,2})?";
    private static final String UNLIMITED = "unlimited";
    private static final String TAX_ID = "[0-9A-Z]{15,20}";
    private static final int LISTED = 500;

    private final TaxBureauSimulator simulator;
    private final Clock clock;

    SandboxTaxBureauController(TaxBureauSimulator simulator, Clock clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    @GetMapping
    Setting read() {
        Settings settings = simulator.books().settings();
        SimulatorFaults.Setting faults = simulator.faults().read();
        return new Setting(
                settings.latencyMillis(),
                faults.failNext(),
                faults.loseNext(),
                faults.rubbishNext(),
                faults.duplicateNext(),
                faults.answerDelayMillis(),
                simulator.refuseNext(),
                new Refusal(simulator.refusal().code(), simulator.refusal().message()),
                shown(Optional.ofNullable(settings.quota())),
                settings.quotaRetrySeconds(),
                simulator.books().sellerQuotas().stream()
                        .map(quota -> new SellerQuota(quota.getKey(), shown(quota.getValue())))
                        .toList(),
                simulator.books().forms().stream()
                        .map(simulator.bureau()::shown)
                        .map(FormSetting::of)
                        .toList());
    }

    @PutMapping
    @Operation(
            summary = "Sets what the tax bureau answers; what is left out stays as it is",
            description = "An amount of money or 'unlimited' for quotas. Forms are added, or replaced by number."
                    + " Faults and refusals are forgotten at the next start, the rest is kept.")
    Setting set(@Valid @RequestBody Setting wanted) {
        Books books = simulator.books();
        Settings now = books.settings();
        books.set(new Settings(
                Objects.requireNonNullElse(wanted.latencyMillis(), now.latencyMillis()),
                wanted.quota() == null ? now.quota() : amount(wanted.quota()),
                Objects.requireNonNullElse(wanted.quotaRetrySeconds(), now.quotaRetrySeconds())));
        orNone(wanted.quotas()).forEach(quota -> books.setQuota(quota.sellerTaxId(), amount(quota.amount())));
        orNone(wanted.forms()).forEach(form -> books.put(form.toForm(clock)));
        if (wanted.refusal() != null) {
            simulator.refuseFor(new Messages.Refusal(
                    wanted.refusal().code(), wanted.refusal().message()));
        }
        if (wanted.refuseNext() != null) {
            simulator.refuseNext(wanted.refuseNext());
        }
        simulator
                .faults()
                .set(new SimulatorFaults.Setting(
                        wanted.failNext(),
                        wanted.loseNext(),
                        wanted.rubbishNext(),
                        wanted.duplicateNext(),
                        wanted.answerDelayMillis()));
        return read();
    }

    @GetMapping("/requests")
    @Operation(summary = "The newest 500 requests in the books of the tax bureau")
    Requests requests() {
        return new Requests(simulator.books().newest(LISTED).stream()
                .map(request -> new Request(
                        request.requestId(),
                        request.kind(),
                        request.state(),
                        request.number(),
                        request.gross() == null ? null : request.gross().toPlainString()))
                .toList());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static @Nullable BigDecimal amount(String text) {
        return text.equals(UNLIMITED) ? null : new BigDecimal(text);
    }

    private static String shown(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::toPlainString).orElse(UNLIMITED);
    }

    record Setting(
            @Nullable @Min(0) @Max(86_400_000) Integer latencyMillis,
            @Nullable @Min(0) @Max(1_000_000) Integer failNext,
            @Nullable @Min(0) @Max(1_000_000) Integer loseNext,
            @Nullable @Min(0) @Max(1_000_000) Integer rubbishNext,
            @Nullable @Min(0) @Max(1_000_000) Integer duplicateNext,
            @Nullable @Min(0) @Max(600_000) Integer answerDelayMillis,
            @Nullable @Min(0) @Max(1_000_000) Integer refuseNext,
            @Nullable @Valid Refusal refusal,

            @Nullable @Pattern(regexp = UNLIMITED + "|[0-9]{1,12}([.][0-9]{1,2})?")
            String quota,

            @Nullable @Min(1) @Max(86_400) Integer quotaRetrySeconds,
            @Nullable @Size(max = 100) List<@Valid @NotNull SellerQuota> quotas,
            @Nullable @Size(max = 500) List<@Valid @NotNull FormSetting> forms) {}

    record Refusal(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,64}") String code,
            @NotNull @Size(max = 500) String message) {}

    record SellerQuota(
            @NotNull @Pattern(regexp = TAX_ID) String sellerTaxId,

            @NotNull @Pattern(regexp = UNLIMITED + "|[0-9]{1,12}([.][0-9]{1,2})?")
            String amount) {}

    /** The amounts may have a minus sign, as on the form itself. */
    record FormSetting(
            @NotNull @Pattern(regexp = "[0-9]{20}") String number,
            @NotNull @Pattern(regexp = "0[1-9]") String state,
            @NotNull @Pattern(regexp = "[0-9]{20}") String blueNumber,
            @NotNull @Pattern(regexp = TAX_ID) String sellerTaxId,
            @Nullable @Pattern(regexp = TAX_ID) String buyerTaxId,
            @NotNull @Pattern(regexp = AMOUNT) String net,
            @NotNull @Pattern(regexp = AMOUNT) String tax,
            @NotNull @Pattern(regexp = "0[1-4]") String reasonCode,
            @Nullable OffsetDateTime createdAt,
            @Nullable String redNumber) {

        static FormSetting of(Messages.ConfirmationForm form) {
            return new FormSetting(
                    form.number(),
                    form.state(),
                    form.blueNumber(),
                    form.sellerTaxId(),
                    form.buyerTaxId(),
                    form.net(),
                    form.tax(),
                    form.reasonCode(),
                    form.createdAt(),
                    form.redNumber());
        }

        Form toForm(Clock clock) {
            return new Form(
                    number,
                    state,
                    blueNumber,
                    sellerTaxId,
                    buyerTaxId,
                    new BigDecimal(net).abs(),
                    new BigDecimal(tax).abs(),
                    reasonCode,
                    createdAt == null ? clock.instant() : createdAt.toInstant(),
                    null);
        }
    }

    record Requests(List<Request> items) {}

    record Request(
            String requestId,
            String kind,
            String state,
            @Nullable String number,
            @Nullable String gross) {}
}
