/** Asks the courier over HTTP, in the words of {@code docs/courier-api.md}. */
@NullMarked
package io.fapiaodesk.courier.http;

import org.jspecify.annotations.NullMarked;
