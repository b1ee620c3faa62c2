package io.fapiaodesk.courier;

import java.util.regex.Pattern;

/**
 * A letter to be carried.
 *
 * @param requestId made and committed before the courier is asked; letters, digits and hyphens, 64 at most
 * @param attention who receives it
 * @param content what is in it, in words for the label, such as the id of an invoice
 */
public record ShipmentOrder(String requestId, String attention, String phone, String address, String content) {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public ShipmentOrder {
        if (!REQUEST_ID.matcher(requestId).matches()) {
            throw new IllegalArgumentException("Not an id for an order to the courier");
        }
    }
}
