package io.fapiaodesk.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A legal company that issues invoices, with what is printed about it.
 *
 * @param code {@code E01} to {@code E10} for those that sell today, {@code X01} and on for those that only did
 * @param nameZh the registered Chinese name where it is publicly known, else the same as the name
 */
public record Entity(
        String code,
        String name,
        String nameZh,
        @Nullable String taxId,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String bank,
        @Nullable String bankAccount,
        Certificate certificate) {}
