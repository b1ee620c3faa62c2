/** Proof files: what customers hand in as evidence is inspected, encrypted, and shown only to those who may see it. */
@NullMarked
package io.fapiaodesk.platform.documents;

import org.jspecify.annotations.NullMarked;
