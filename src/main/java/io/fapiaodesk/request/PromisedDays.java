package io.fapiaodesk.request;

/**
 * What we promise for a kind of request, in business days of the mainland calendar counted from the day after.
 *
 * @param target when we mean to have answered
 * @param limit when the promise is broken
 */
public record PromisedDays(int target, int limit) {

    public PromisedDays {
        if (target < 0 || limit < target) {
            throw new IllegalArgumentException("A promise is broken after its target, not before");
        }
    }

    PromisedDays plus(int businessDays) {
        return new PromisedDays(target + businessDays, limit + businessDays);
    }
}
