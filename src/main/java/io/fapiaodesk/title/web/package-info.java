/** Titles and title applications over HTTP. */
@NullMarked
package io.fapiaodesk.title.web;

import org.jspecify.annotations.NullMarked;
