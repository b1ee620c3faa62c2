/** How accounts are kept. */
@NullMarked
package io.fapiaodesk.account.persistence;

import org.jspecify.annotations.NullMarked;
