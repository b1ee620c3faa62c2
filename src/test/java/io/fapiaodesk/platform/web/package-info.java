/** Proves how refusals and failures read, and that a repeated request is done once. */
@NullMarked
package io.fapiaodesk.platform.web;

import org.jspecify.annotations.NullMarked;
