/** Writes mails from templates and hands them to the mail server. */
@NullMarked
package io.fapiaodesk.notice.mail;

import org.jspecify.annotations.NullMarked;
