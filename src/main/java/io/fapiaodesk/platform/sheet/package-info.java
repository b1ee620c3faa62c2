/** Lists as spreadsheets save and open them: read with all that spreadsheets do to them, written so that nothing is lost. */
@NullMarked
package io.fapiaodesk.platform.sheet;

import org.jspecify.annotations.NullMarked;
