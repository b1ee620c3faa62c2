/** How consumption is kept. */
@NullMarked
package io.fapiaodesk.consumption.persistence;

import org.jspecify.annotations.NullMarked;
