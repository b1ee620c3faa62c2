@NullMarked
package io.fapiaodesk.notice;

import org.jspecify.annotations.NullMarked;
