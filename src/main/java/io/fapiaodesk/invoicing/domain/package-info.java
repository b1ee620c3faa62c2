/** What an invoice is, how a basket of consumption becomes invoices, and how an invoice is reversed. */
@NullMarked
package io.fapiaodesk.invoicing.domain;

import org.jspecify.annotations.NullMarked;
