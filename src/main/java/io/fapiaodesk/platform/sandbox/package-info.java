/** What can be tried only in the embedded mode: moving the clock, reading caught mails, making simulators fail. */
@NullMarked
package io.fapiaodesk.platform.sandbox;

import org.jspecify.annotations.NullMarked;
