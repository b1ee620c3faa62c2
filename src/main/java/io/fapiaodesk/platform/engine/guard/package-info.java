/** The one place that touches the engine's inner types, to close what its public face leaves open. */
@NullMarked
package io.fapiaodesk.platform.engine.guard;

import org.jspecify.annotations.NullMarked;
