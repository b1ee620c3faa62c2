/**
 * The accounts of the vendor's customers as the account system registers them: who they are by real name, who manages
 * them, and what changed about that.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform"})
package io.fapiaodesk.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
