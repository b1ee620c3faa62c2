package io.fapiaodesk.support.domain;

/** Those who answer customers' questions. */
public enum Answerer {
    /** The group of support agents. */
    AGENTS,
    /** The account's manager, or the deputy; the agents where there is neither. */
    MANAGER
}
