/** The process issue-at-tax-bureau, which every process calls that wants an invoice, blue or red, from the bureau. */
@NullMarked
package io.fapiaodesk.taxbureau.process;

import org.jspecify.annotations.NullMarked;
