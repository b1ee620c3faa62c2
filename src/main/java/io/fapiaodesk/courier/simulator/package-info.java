/** A courier of our own for as long as no real one is configured, with books that survive a crash. */
@NullMarked
package io.fapiaodesk.courier.simulator;

import org.jspecify.annotations.NullMarked;
