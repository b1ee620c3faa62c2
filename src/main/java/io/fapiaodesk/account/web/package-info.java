/** Where the account system delivers accounts. */
@NullMarked
package io.fapiaodesk.account.web;

import org.jspecify.annotations.NullMarked;
