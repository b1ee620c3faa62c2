/** What a title review costs: the whole application beside a bare engine, on the same server, in the same run. */
@NullMarked
package io.fapiaodesk.bench;

import org.jspecify.annotations.NullMarked;
