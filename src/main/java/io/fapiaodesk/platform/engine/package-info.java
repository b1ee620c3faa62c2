/** The workflow engine as this house runs it: its settings, its people, and what may complete a task. */
@NullMarked
package io.fapiaodesk.platform.engine;

import org.jspecify.annotations.NullMarked;
