/** How what the courier told is kept. */
@NullMarked
package io.fapiaodesk.paper.persistence;

import org.jspecify.annotations.NullMarked;
