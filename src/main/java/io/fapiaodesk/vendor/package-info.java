/**
 * The vendors of the marketplace, who issue the invoices for what they sell: how each is reached, how a request is handed
 * over to it, and how its answer comes back (decision 24). What it answers changes the invoice, which is invoicing's.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vendors",
        allowedDependencies = {"kernel", "platform", "account", "consumption", "invoicing", "notice"})
package io.fapiaodesk.vendor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
