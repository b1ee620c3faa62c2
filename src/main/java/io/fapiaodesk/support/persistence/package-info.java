/** The table of questions to us. */
@NullMarked
package io.fapiaodesk.support.persistence;

import org.jspecify.annotations.NullMarked;
