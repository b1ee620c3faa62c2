/** What the FAQ and the law say about a request for invoices, one class a rule. */
@NullMarked
package io.fapiaodesk.invoicing.rules;

import org.jspecify.annotations.NullMarked;
