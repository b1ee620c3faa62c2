package io.fapiaodesk.support.rules;

import io.fapiaodesk.support.domain.Answerer;

/**
 * What decides on who answers.
 *
 * @param wanted whom the FAQ, or the one who handed the question over, leaves it to
 * @param managerAtWork whether the account has a manager, or a deputy, who is there
 */
public record SupportFacts(Answerer wanted, boolean managerAtWork) {}
