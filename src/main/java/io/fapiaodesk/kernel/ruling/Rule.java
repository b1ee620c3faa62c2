package io.fapiaodesk.kernel.ruling;

/**
 * One sentence of the FAQ or of tax law that can be tested.
 *
 * @param <F> the facts the rule looks at
 */
public interface Rule<F> {

    RuleId id();

    /** The title of the FAQ section the rule comes from, as the FAQ prints it in English. */
    String faqSection();

    Finding examine(F facts);
}
