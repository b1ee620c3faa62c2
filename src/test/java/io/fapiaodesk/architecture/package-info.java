/** How the house is built: what every module, package, model and form has to keep to. */
@NullMarked
package io.fapiaodesk.architecture;

import org.jspecify.annotations.NullMarked;
