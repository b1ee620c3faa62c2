/** What administrators keep of companies and products. */
@NullMarked
package io.fapiaodesk.catalogue.persistence;

import org.jspecify.annotations.NullMarked;
