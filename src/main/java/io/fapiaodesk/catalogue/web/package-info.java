/** The seller catalogue over HTTP, and its certificates to print. */
@NullMarked
package io.fapiaodesk.catalogue.web;

import org.jspecify.annotations.NullMarked;
