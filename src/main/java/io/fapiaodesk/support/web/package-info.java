/** Questions to us over HTTP. */
@NullMarked
package io.fapiaodesk.support.web;

import org.jspecify.annotations.NullMarked;
