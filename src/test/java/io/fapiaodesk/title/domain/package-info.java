/** Tests of the room of the same name. */
@NullMarked
package io.fapiaodesk.title.domain;

import org.jspecify.annotations.NullMarked;
