/** What customers consumed and paid, and what of it is still without an invoice. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "account", "catalogue"})
package io.fapiaodesk.consumption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
