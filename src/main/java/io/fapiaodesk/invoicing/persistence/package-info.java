/** The tables of invoices and of requests for them. */
@NullMarked
package io.fapiaodesk.invoicing.persistence;

import org.jspecify.annotations.NullMarked;
