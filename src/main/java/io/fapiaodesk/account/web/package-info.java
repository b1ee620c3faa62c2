/** Where the account system delivers accounts, and customers keep their mailboxes. */
@NullMarked
package io.fapiaodesk.account.web;

import org.jspecify.annotations.NullMarked;
