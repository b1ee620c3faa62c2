/** The process enterprise-title-review: its model, its delegates, its task completions. */
@NullMarked
package io.fapiaodesk.title.process;

import org.jspecify.annotations.NullMarked;
