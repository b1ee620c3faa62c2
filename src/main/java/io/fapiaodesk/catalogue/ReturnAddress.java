package io.fapiaodesk.catalogue;

/**
 * Where paper invoices of a company are sent back to; parcels to be paid on delivery are refused there (R72).
 *
 * @param group companies of the same group share the address, so their invoices fit into one parcel (R71)
 */
public record ReturnAddress(String group, String address, String attention, String phone) {}
