/**
 * Every case as its customer sees it: what was asked for, where it stands, what we promised, what the rules found and
 * what happened. Capabilities open and close requests here; what only they know stays with them.
 */
@NullMarked
@ApplicationModule(displayName = "Request")
package io.fapiaodesk.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
