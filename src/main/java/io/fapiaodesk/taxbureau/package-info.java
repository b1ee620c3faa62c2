/**
 * What the tax bureau does for the desk: issues invoices and reverses them, each exactly once, and knows confirmation
 * forms. The bureau itself is reached over HTTP; the embedded mode has a simulator behind the same client.
 */
@NullMarked
@ApplicationModule(displayName = "Tax bureau")
package io.fapiaodesk.taxbureau;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
