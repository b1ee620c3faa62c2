/** The process customer-question, which every process calls that asks its customer something. */
@NullMarked
package io.fapiaodesk.question.process;

import org.jspecify.annotations.NullMarked;
