/** The rules about real-name registration. */
@NullMarked
package io.fapiaodesk.account.rules;

import org.jspecify.annotations.NullMarked;
