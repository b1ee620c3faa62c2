/** A customer's question to us, with the transitions that are allowed. */
@NullMarked
package io.fapiaodesk.support.domain;

import org.jspecify.annotations.NullMarked;
