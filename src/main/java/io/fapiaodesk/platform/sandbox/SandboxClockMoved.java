package io.fapiaodesk.platform.sandbox;

import java.time.Duration;

/**
 * The sandbox clock was set.
 *
 * @param offset how far it is ahead of the system's clock, or behind it when negative
 */
public record SandboxClockMoved(Duration offset) {}
