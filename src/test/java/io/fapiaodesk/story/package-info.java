/** Whole stories, from a customer's first click to the mail at the end, as people at their browsers live through them. */
@NullMarked
package io.fapiaodesk.story;

import org.jspecify.annotations.NullMarked;
