/**
 * Tickets: wherever the FAQ says "submit a ticket" or "contact your account manager", the customer asks here. A question
 * goes to the support agents or to the account's manager, is answered in Tasklist, and the answer, with a sealed letter if
 * one is needed, stands in the portal and goes out by mail.
 */
@NullMarked
@ApplicationModule(
        displayName = "Support",
        allowedDependencies = {
            "kernel",
            "platform",
            "account",
            "consumption",
            "invoicing",
            "notice",
            "question",
            "request",
            "title"
        })
package io.fapiaodesk.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
