/** What process models ask about the promise of a case. */
@NullMarked
package io.fapiaodesk.request.process;

import org.jspecify.annotations.NullMarked;
