/** The processes vendor-invoice and vendor-hook: their models, their delegates, their task completion. */
@NullMarked
package io.fapiaodesk.vendor.process;

import org.jspecify.annotations.NullMarked;
