/** Asks the tax bureau over HTTP, in the words of {@code docs/tax-bureau-api.md}. */
@NullMarked
package io.fapiaodesk.taxbureau.http;

import org.jspecify.annotations.NullMarked;
