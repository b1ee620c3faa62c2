/** What the tests of all capabilities share: a browser, the packaged application, what they know of the processes. */
@NullMarked
package io.fapiaodesk.testing;

import org.jspecify.annotations.NullMarked;
