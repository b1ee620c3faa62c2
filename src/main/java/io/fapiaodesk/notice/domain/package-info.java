/** What becomes of an attempt to deliver a mail, and when it is tried again. */
@NullMarked
package io.fapiaodesk.notice.domain;

import org.jspecify.annotations.NullMarked;
