/**
 * Returns: taking back an issued invoice by a red-letter invoice, directly where the law lets the seller do so alone, and
 * by the tax bureau's confirmation form where the buyer has booked or deducted it.
 */
@NullMarked
@ApplicationModule(displayName = "Returning")
package io.fapiaodesk.returning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
