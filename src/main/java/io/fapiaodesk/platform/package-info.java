/** What every capability stands on: engine, security, documents, audit, time, web plumbing, the embedded default. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package io.fapiaodesk.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
