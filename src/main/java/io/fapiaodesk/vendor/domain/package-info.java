/** What vendors are asked and answer. */
@NullMarked
package io.fapiaodesk.vendor.domain;

import org.jspecify.annotations.NullMarked;
