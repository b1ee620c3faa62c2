/**
 * Invoices: what a request would become and why, requesting, splitting, issuing at the tax bureau, cancelling and
 * handing out.
 */
@NullMarked
@ApplicationModule(displayName = "Invoicing")
package io.fapiaodesk.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
