@NullMarked
package io.fapiaodesk.consumption.rules;

import org.jspecify.annotations.NullMarked;
