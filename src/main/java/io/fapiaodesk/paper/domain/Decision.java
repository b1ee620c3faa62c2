package io.fapiaodesk.paper.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a clerk decided, and why. */
public record Decision(
        LossOutcome outcome,
        String by,
        Instant at,
        @Nullable String reason) {}
