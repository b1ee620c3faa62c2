@NullMarked
package io.fapiaodesk.account;

import org.jspecify.annotations.NullMarked;
