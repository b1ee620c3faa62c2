@NullMarked
package io.fapiaodesk.platform.embedded;

import org.jspecify.annotations.NullMarked;
