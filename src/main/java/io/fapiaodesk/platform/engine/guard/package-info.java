/**
 * What keeps the engine's open holes closed: the only place that touches the engine's own implementation types, so that
 * the day it is replaced by a fork only this changes.
 */
@NullMarked
package io.fapiaodesk.platform.engine.guard;

import org.jspecify.annotations.NullMarked;
