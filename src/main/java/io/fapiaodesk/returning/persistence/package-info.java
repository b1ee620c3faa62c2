/** The tables of returns. */
@NullMarked
package io.fapiaodesk.returning.persistence;

import org.jspecify.annotations.NullMarked;
