/** The rows of the seller catalogue, and where they are read from. */
@NullMarked
package io.fapiaodesk.catalogue.domain;

import org.jspecify.annotations.NullMarked;
