/** A customer's requests over HTTP. */
@NullMarked
package io.fapiaodesk.request.web;

import org.jspecify.annotations.NullMarked;
