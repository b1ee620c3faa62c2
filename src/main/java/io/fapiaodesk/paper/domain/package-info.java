/** Lost paper invoices: what decides about them, and the steps they go through. */
@NullMarked
package io.fapiaodesk.paper.domain;

import org.jspecify.annotations.NullMarked;
