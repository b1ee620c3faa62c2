/**
 * Values every capability speaks in, and the kernel of all rules. Nothing here knows a framework.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package io.fapiaodesk.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
