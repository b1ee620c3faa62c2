/** The table of vendors' contacts. */
@NullMarked
package io.fapiaodesk.vendor.persistence;

import org.jspecify.annotations.NullMarked;
