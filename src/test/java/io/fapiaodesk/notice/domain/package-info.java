@NullMarked
package io.fapiaodesk.notice.domain;

import org.jspecify.annotations.NullMarked;
