/** The answers over HTTP, and the sample invoices to look at. */
@NullMarked
package io.fapiaodesk.answer.web;

import org.jspecify.annotations.NullMarked;
