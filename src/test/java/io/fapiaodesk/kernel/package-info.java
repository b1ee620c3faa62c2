@NullMarked
package io.fapiaodesk.kernel;

import org.jspecify.annotations.NullMarked;
