/** The process paper-invoice-loss: its model, its delegates, its task completion, and the decision it asks. */
@NullMarked
package io.fapiaodesk.paper.process;

import org.jspecify.annotations.NullMarked;
