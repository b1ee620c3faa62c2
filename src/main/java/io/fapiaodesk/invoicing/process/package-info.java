/** The process invoice-issuance: its model, its delegates, its task completion. */
@NullMarked
package io.fapiaodesk.invoicing.process;

import org.jspecify.annotations.NullMarked;
