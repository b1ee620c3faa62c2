/** Documents on paper size: pages written as HTML become PDF files that are the same, byte for byte, every time. */
@NullMarked
package io.fapiaodesk.platform.print;

import org.jspecify.annotations.NullMarked;
