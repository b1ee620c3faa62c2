/** The tables of titles and of applications for one. */
@NullMarked
package io.fapiaodesk.title.persistence;

import org.jspecify.annotations.NullMarked;
