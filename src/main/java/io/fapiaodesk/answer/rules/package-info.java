/** The rules that answer a question of the FAQ by themselves, without a case, one class a rule. */
@NullMarked
package io.fapiaodesk.answer.rules;

import org.jspecify.annotations.NullMarked;
