/** Who is signed in, what they are to us, and who may do what over HTTP. */
@NullMarked
package io.fapiaodesk.platform.security;

import org.jspecify.annotations.NullMarked;
