/** The table of requests. */
@NullMarked
package io.fapiaodesk.request.persistence;

import org.jspecify.annotations.NullMarked;
