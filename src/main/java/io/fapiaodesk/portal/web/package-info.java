/** The pages themselves: each shows what the capabilities say, in the words and the language of the one who looks. */
@NullMarked
package io.fapiaodesk.portal.web;

import org.jspecify.annotations.NullMarked;
