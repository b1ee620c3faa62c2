/** Proves that the journal keeps what it was told and shows every change of it. */
@NullMarked
package io.fapiaodesk.platform.audit;

import org.jspecify.annotations.NullMarked;
