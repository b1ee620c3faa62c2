/** Previews, requests, invoices and their upstream deliveries over HTTP. */
@NullMarked
package io.fapiaodesk.invoicing.web;

import org.jspecify.annotations.NullMarked;
