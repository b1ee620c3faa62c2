/**
 * Titles: the names and tax data that customers may have printed on invoices, where they come from, how long they hold,
 * and the review that gives an individual account the title of an enterprise.
 */
@NullMarked
@ApplicationModule(displayName = "Title")
package io.fapiaodesk.title;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
