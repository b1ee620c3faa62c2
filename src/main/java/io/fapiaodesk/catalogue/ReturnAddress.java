package io.fapiaodesk.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Where paper invoices of a company are sent back to; parcels to be paid on delivery are refused there (R72).
 *
 * @param group companies of the same group share the address, so their invoices fit into one parcel (R71)
 * @param address in English, as the FAQ prints it
 * @param addressZh in Chinese, once the administrator has entered it
 */
public record ReturnAddress(
        String group,
        String address,
        String attention,
        String phone,
        @Nullable String addressZh,
        @Nullable String attentionZh) {}
