@NullMarked
package io.fapiaodesk.consumption;

import org.jspecify.annotations.NullMarked;
