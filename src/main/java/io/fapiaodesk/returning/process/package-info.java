/** The processes direct-invoice-return and booked-invoice-return: their models, delegates and task completions. */
@NullMarked
package io.fapiaodesk.returning.process;

import org.jspecify.annotations.NullMarked;
