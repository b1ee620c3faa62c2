/** Where the billing system delivers consumption. */
@NullMarked
package io.fapiaodesk.consumption.web;

import org.jspecify.annotations.NullMarked;
