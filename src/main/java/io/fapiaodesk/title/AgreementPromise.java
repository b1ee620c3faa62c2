package io.fapiaodesk.title;

import io.fapiaodesk.request.PromisedDays;

/** What is promised for the evaluation of an agreement. The FAQ promises nothing; we do not keep customers waiting. */
final class AgreementPromise {

    /** After five business days the account manager is reminded, after eight others see to it. */
    static final PromisedDays EVALUATION = new PromisedDays(5, 8);

    private AgreementPromise() {}
}
