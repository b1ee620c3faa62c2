/** Where the courier's system delivers what became of parcels. */
@NullMarked
package io.fapiaodesk.paper.web;

import org.jspecify.annotations.NullMarked;
