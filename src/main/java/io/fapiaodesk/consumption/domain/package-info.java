/** What becomes of consumed money: refunded, invoiced, offset, and how a deficit comes and goes. */
@NullMarked
package io.fapiaodesk.consumption.domain;

import org.jspecify.annotations.NullMarked;
