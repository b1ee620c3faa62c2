/**
 * Mails to people about their cases. A notice is a row in the transaction of the business step that it reports; it is
 * sent afterwards, as often as it takes, and never holds up a case.
 */
@NullMarked
package io.fapiaodesk.notice;

import org.jspecify.annotations.NullMarked;
