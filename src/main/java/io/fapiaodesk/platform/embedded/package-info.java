/**
 * The embedded default: a real PostgreSQL, a mail catcher and simulators that start with the application as long as no
 * address of the real part is configured.
 */
@NullMarked
package io.fapiaodesk.platform.embedded;

import org.jspecify.annotations.NullMarked;
