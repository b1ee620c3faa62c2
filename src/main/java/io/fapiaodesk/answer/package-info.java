/**
 * Straight answers to the questions of the FAQ that need no case: each rule looks at the facts of the one who asks and
 * says what holds for them, why, and what to do.
 */
@NullMarked
@ApplicationModule(displayName = "Answer")
package io.fapiaodesk.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
