package io.fapiaodesk.notice;

import java.util.Locale;

/**
 * Where a mail goes and in which language.
 *
 * @param ofStaff whether links lead to the pages of the staff
 */
record Mailbox(String address, Locale language, boolean ofStaff) {}
