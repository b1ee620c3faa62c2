/** Invoices that were issued on paper before they were all digital: where they are, what to do about lost ones, how to mail them back. */
@NullMarked
@ApplicationModule(displayName = "Paper")
package io.fapiaodesk.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
