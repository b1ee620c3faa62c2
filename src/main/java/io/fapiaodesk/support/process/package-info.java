/** The process support-request: its model, its delegates, its task completion. */
@NullMarked
package io.fapiaodesk.support.process;

import org.jspecify.annotations.NullMarked;
