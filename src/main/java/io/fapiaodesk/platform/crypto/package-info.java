/** What keeps personal data unreadable in the database: sealed with the operator's keys, bound to its row and column. */
@NullMarked
package io.fapiaodesk.platform.crypto;

import org.jspecify.annotations.NullMarked;
