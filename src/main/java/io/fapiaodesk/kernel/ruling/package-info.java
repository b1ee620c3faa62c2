/** What a rule is, what it finds, and how findings become a ruling. */
@NullMarked
package io.fapiaodesk.kernel.ruling;

import org.jspecify.annotations.NullMarked;
