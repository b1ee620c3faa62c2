/**
 * The seller catalogue: which legal company sells a product, under which invoice content and at which tax rate, and the
 * certificates that explain why it is not the company that collected the money.
 */
@NullMarked
@ApplicationModule(displayName = "Catalogue")
package io.fapiaodesk.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
