/** Tests of the room of the same name. */
@NullMarked
package io.fapiaodesk.title.rules;

import org.jspecify.annotations.NullMarked;
