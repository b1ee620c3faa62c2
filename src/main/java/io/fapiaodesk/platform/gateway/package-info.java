/**
 * How the desk asks systems outside over HTTP: in a time that is bounded, with answers read to the letter, and leaving
 * alone for a moment whoever fails again and again. Nothing in here asks twice.
 */
@NullMarked
package io.fapiaodesk.platform.gateway;

import org.jspecify.annotations.NullMarked;
