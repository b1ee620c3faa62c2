/** How customers answer over HTTP. */
@NullMarked
package io.fapiaodesk.question.web;

import org.jspecify.annotations.NullMarked;
