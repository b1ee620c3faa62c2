package io.fapiaodesk.platform.time;

/** The business days of a year have become known or have changed: what was promised into it can be counted again. */
public record CalendarYearAdded(int year) {}
