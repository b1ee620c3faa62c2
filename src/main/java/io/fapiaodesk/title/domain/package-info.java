/** Titles and the application for one, with the transitions that are allowed. */
@NullMarked
package io.fapiaodesk.title.domain;

import org.jspecify.annotations.NullMarked;
