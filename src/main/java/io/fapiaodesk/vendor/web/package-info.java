/** Where vendors' answers are delivered, and where the administrator keeps their contacts. */
@NullMarked
package io.fapiaodesk.vendor.web;

import org.jspecify.annotations.NullMarked;
