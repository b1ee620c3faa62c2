/** The rules on which invoice can be returned, which way, and with which confirmation form. */
@NullMarked
package io.fapiaodesk.returning.rules;

import org.jspecify.annotations.NullMarked;
