/** The seller catalogue in the decision engine. */
@NullMarked
package io.fapiaodesk.catalogue.process;

import org.jspecify.annotations.NullMarked;
