/** Returns over HTTP. */
@NullMarked
package io.fapiaodesk.returning.web;

import org.jspecify.annotations.NullMarked;
