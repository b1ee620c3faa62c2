/** The journal: what happened to each case, who did it and when, kept so that nobody can change it unnoticed. */
@NullMarked
package io.fapiaodesk.platform.audit;

import org.jspecify.annotations.NullMarked;
