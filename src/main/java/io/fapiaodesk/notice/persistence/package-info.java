/** The table of notices. */
@NullMarked
package io.fapiaodesk.notice.persistence;

import org.jspecify.annotations.NullMarked;
