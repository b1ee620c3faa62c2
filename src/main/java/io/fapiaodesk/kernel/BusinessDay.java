package io.fapiaodesk.kernel;

import java.time.LocalDate;

/**
 * A day counted in business days.
 *
 * @param provisional whether a year was counted Monday to Friday because its holidays are not known yet
 */
public record BusinessDay(LocalDate date, boolean provisional) {}
