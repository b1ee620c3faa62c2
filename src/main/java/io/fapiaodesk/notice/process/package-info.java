/** The process by which operations sees a mail that was not delivered, and has it delivered again. */
@NullMarked
package io.fapiaodesk.notice.process;

import org.jspecify.annotations.NullMarked;
