/** Reviewers who have decided on the demo cases. */
@NullMarked
package io.fapiaodesk.demo.process;

import org.jspecify.annotations.NullMarked;
