/**
 * The courier that carries paper: books shipments, each once, and knows where a parcel is. It is reached over HTTP; the
 * embedded mode has a simulator behind the same client.
 */
@NullMarked
@ApplicationModule(displayName = "Courier")
package io.fapiaodesk.courier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
