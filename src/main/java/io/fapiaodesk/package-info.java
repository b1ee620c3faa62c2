@NullMarked
package io.fapiaodesk;

import org.jspecify.annotations.NullMarked;
