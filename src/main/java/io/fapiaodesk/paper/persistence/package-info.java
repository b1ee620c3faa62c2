/** How what the courier told, and the cases of lost invoices, are kept. */
@NullMarked
package io.fapiaodesk.paper.persistence;

import org.jspecify.annotations.NullMarked;
