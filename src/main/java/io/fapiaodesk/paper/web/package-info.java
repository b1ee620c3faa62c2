/** Lost paper invoices, parcels that go back, and what the courier delivers of parcels, over HTTP. */
@NullMarked
package io.fapiaodesk.paper.web;

import org.jspecify.annotations.NullMarked;
