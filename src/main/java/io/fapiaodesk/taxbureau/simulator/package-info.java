/**
 * A tax bureau of our own for as long as no real one is configured: with books that survive a crash, quotas, refusals,
 * confirmation forms and every fault that can be had. What it issues is a sample.
 */
@NullMarked
package io.fapiaodesk.taxbureau.simulator;

import org.jspecify.annotations.NullMarked;
