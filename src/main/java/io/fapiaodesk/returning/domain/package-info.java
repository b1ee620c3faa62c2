/** What a return is, and how it moves. */
@NullMarked
package io.fapiaodesk.returning.domain;

import org.jspecify.annotations.NullMarked;
