package io.fapiaodesk.taxbureau;

import java.util.regex.Pattern;

/** The ids by which the tax bureau knows requests: they are part of addresses. */
final class RequestIds {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private RequestIds() {}

    static void check(String requestId) {
        if (!FORM.matcher(requestId).matches()) {
            throw new IllegalArgumentException("Not an id for a request to the tax bureau");
        }
    }
}
