/** What other systems and the administrator deliver, over HTTP and into the database. */
@NullMarked
package io.fapiaodesk.upstream;

import org.jspecify.annotations.NullMarked;
