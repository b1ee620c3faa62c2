/** Invoices that were issued on paper before they were all digital: where they are. */
@NullMarked
@ApplicationModule(displayName = "Paper")
package io.fapiaodesk.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
