/** What the FAQ and tax law say of lost paper invoices and of sending paper back, one class for each sentence. */
@NullMarked
package io.fapiaodesk.paper.rules;

import org.jspecify.annotations.NullMarked;
