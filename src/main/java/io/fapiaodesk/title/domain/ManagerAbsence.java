package io.fapiaodesk.title.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When an account manager is not there, and who stands in.
 *
 * @param absentUntil the day the manager is back; empty when present
 * @param deputy who stands in; empty when nobody is named
 */
public record ManagerAbsence(
        String manager,
        @Nullable LocalDate absentUntil,
        @Nullable String deputy) {

    public boolean isAbsent(LocalDate today) {
        return absentUntil != null && today.isBefore(absentUntil);
    }
}
