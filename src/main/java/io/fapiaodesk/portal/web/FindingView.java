package io.fapiaodesk.portal.web;

/**
 * What a rule found, in words.
 *
 * @param outcome {@code SATISFIED}, {@code VIOLATED} or {@code UNDETERMINED}
 * @param faq the title of the FAQ section the rule comes from
 */
record FindingView(String rule, String faq, String outcome, String detail) {}
