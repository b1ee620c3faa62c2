@NullMarked
package io.fapiaodesk.platform.time;

import org.jspecify.annotations.NullMarked;
