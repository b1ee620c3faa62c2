/** Who answers a question, and what the FAQ says to it already. */
@NullMarked
package io.fapiaodesk.support.rules;

import org.jspecify.annotations.NullMarked;
