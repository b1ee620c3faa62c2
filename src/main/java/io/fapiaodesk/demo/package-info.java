/**
 * What the embedded mode starts with: accounts, a few months of consumption, and title reviews in every state, all made
 * by the real use cases. Nothing of it exists once a real database is configured.
 */
@NullMarked
@ApplicationModule(displayName = "Demo data")
package io.fapiaodesk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
