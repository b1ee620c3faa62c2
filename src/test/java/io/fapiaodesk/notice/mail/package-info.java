@NullMarked
package io.fapiaodesk.notice.mail;

import org.jspecify.annotations.NullMarked;
