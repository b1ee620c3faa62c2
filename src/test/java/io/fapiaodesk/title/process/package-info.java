/** Tests of the room of the same name. */
@NullMarked
package io.fapiaodesk.title.process;

import org.jspecify.annotations.NullMarked;
