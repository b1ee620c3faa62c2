/** Proves which files are taken as proof, and that they are kept so that only the right people read them. */
@NullMarked
package io.fapiaodesk.platform.documents;

import org.jspecify.annotations.NullMarked;
