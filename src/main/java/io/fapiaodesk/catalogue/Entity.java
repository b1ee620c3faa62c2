package io.fapiaodesk.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A legal company that issues invoices, with what is printed about it.
 *
 * @param code {@code E01} to {@code E10} for those that sell today, {@code X01} and on for those that only did
 * @param nameZh the registered Chinese name where public documents confirm it, else the same as the name: the FAQ itself
 *     prints English names only, so those of E04, E05, E06, E07, E09 and E10 are to be entered before they are printed
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
