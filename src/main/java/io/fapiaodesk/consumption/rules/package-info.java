/** The rules about whose consumption is whose to invoice. */
@NullMarked
package io.fapiaodesk.consumption.rules;

import org.jspecify.annotations.NullMarked;
