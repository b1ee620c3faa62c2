/** The port to the process of a question. */
@NullMarked
package io.fapiaodesk.question.domain;

import org.jspecify.annotations.NullMarked;
