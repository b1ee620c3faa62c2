package io.fapiaodesk.title;

import io.fapiaodesk.request.PromisedDays;

/** What is promised for a title review, and how long a customer may take to answer a question. */
final class ReviewPromise {

    /**
     * "The review process takes 3 to 5 business days" (R86, FAQ "Enterprise title for a personal account"). The result comes
     * by mail rather than by SMS: accounts have no phone number (docs/adr/0011).
     */
    static final PromisedDays REVIEW = new PromisedDays(3, 5);

    /** In business days; after that the application counts as withdrawn. */
    static final int ANSWER_WITHIN = 10;

    /** In business days after the question, before its deadline. */
    static final int REMIND_OF_ANSWER_AFTER = 7;

    private ReviewPromise() {}
}
