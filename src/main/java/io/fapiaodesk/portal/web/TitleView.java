package io.fapiaodesk.portal.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A title as its holder sees it.
 *
 * @param validUntil the day it expires; empty for one that follows the registration
 * @param specialValidUntil the day from which it serves for general invoices only
 * @param registered whether it follows the real-name registration
 * @param differsFromRegistration whether the registration says something else by now
 * @param mayUseFullName whether it still reads "Individual" and may read the registered name
 * @param agreementKind what a title by agreement may be used for; empty for the others
 * @param editable whether bank and contact may be changed
 */
record TitleView(
        String id,
        String name,
        @Nullable String taxId,
        String kind,
        String status,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate specialValidUntil,
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone,
        boolean registered,
        boolean differsFromRegistration,
        boolean mayUseFullName,
        boolean editable,
        @Nullable String agreementKind) {}
