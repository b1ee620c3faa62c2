/** What the FAQ says about who sells, who issues and who is paid, one class a rule. */
@NullMarked
package io.fapiaodesk.catalogue.rules;

import org.jspecify.annotations.NullMarked;
