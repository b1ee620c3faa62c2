package io.fapiaodesk.courier.simulator;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.embedded.SimulatorFaults;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets what the simulated courier answers, and shows what it carries. */
@RestController
@RequestMapping("/api/sandbox/courier")
@ConditionalOnEmbedded({Part.DATABASE, Part.COURIER})
@Tag(name = "Sandbox")
class SandboxCourierController {

    private final CourierSimulator simulator;
    private final Clock clock;

    SandboxCourierController(CourierSimulator simulator, Clock clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    @GetMapping
    Setting read() {
        SimulatorFaults.Setting faults = simulator.faults().read();
        return new Setting(
                simulator.depot().transitHours(),
                simulator.refuseNext(),
                faults.failNext(),
                faults.loseNext(),
                faults.rubbishNext(),
                faults.duplicateNext(),
                faults.answerDelayMillis(),
                simulator.depot().deliveries().stream()
                        .map(delivery ->
                                new DeliverySetting(delivery.trackingNumber(), delivery.status(), delivery.at()))
                        .toList());
    }

    @PutMapping
    @Operation(
            summary = "Sets what the courier answers; what is left out stays as it is",
            description = "Deliveries are added, or replaced by tracking number; without a time they are of now.")
    Setting set(@Valid @RequestBody Setting wanted) {
        if (wanted.transitHours() != null) {
            simulator.depot().setTransitHours(wanted.transitHours());
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
        if (wanted.deliveries() != null) {
            wanted.deliveries().forEach(delivery -> simulator
                    .depot()
                    .put(
                            delivery.trackingNumber(),
                            delivery.status(),
                            delivery.at() == null
                                    ? clock.instant()
                                    : delivery.at().toInstant()));
        }
        return read();
    }

    @GetMapping("/shipments")
    @Operation(summary = "The newest 500 shipments in the books of the courier")
    Shipments shipments() {
        return new Shipments(simulator.depot().shipments());
    }

    record Setting(
            @Nullable @Min(0) @Max(10_000) Integer transitHours,
            @Nullable @Min(0) @Max(1_000_000) Integer refuseNext,
            @Nullable @Min(0) @Max(1_000_000) Integer failNext,
            @Nullable @Min(0) @Max(1_000_000) Integer loseNext,
            @Nullable @Min(0) @Max(1_000_000) Integer rubbishNext,
            @Nullable @Min(0) @Max(1_000_000) Integer duplicateNext,
            @Nullable @Min(0) @Max(600_000) Integer answerDelayMillis,
            @Nullable @Size(max = 500) List<@Valid @NotNull DeliverySetting> deliveries) {}

    record DeliverySetting(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{4,40}") String trackingNumber,

            @NotNull @Pattern(regexp = "IN_TRANSIT|RETURNED|DELIVERED")
            String status,

            @Nullable OffsetDateTime at) {}

    record Shipments(List<Messages.Shipment> items) {}
}
