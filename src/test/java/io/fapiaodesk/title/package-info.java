/** Tests of the capability. */
@NullMarked
package io.fapiaodesk.title;

import org.jspecify.annotations.NullMarked;
