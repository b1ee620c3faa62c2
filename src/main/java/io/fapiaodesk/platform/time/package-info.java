/** The one clock and the business calendar of the mainland. */
@NullMarked
package io.fapiaodesk.platform.time;

import org.jspecify.annotations.NullMarked;
