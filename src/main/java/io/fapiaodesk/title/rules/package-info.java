/** What the FAQ and the law say about titles, one class a rule. */
@NullMarked
package io.fapiaodesk.title.rules;

import org.jspecify.annotations.NullMarked;
