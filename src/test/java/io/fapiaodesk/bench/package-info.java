/** What things cost: title reviews beside a bare engine on the same server, look-ups beside a bare decision table. */
@NullMarked
package io.fapiaodesk.bench;

import org.jspecify.annotations.NullMarked;
