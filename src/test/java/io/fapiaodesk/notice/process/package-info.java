@NullMarked
package io.fapiaodesk.notice.process;

import org.jspecify.annotations.NullMarked;
