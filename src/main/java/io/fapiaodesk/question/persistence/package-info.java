/** The table of questions. */
@NullMarked
package io.fapiaodesk.question.persistence;

import org.jspecify.annotations.NullMarked;
