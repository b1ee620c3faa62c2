package io.fapiaodesk.title.domain;

/** What the register says of an agreement today; worked out from dates whenever it is asked. */
public enum AgreementStanding {
    /** The account manager evaluates it. */
    IN_EVALUATION,
    /** Its title can be used. */
    IN_FORCE,
    /** Its term is over. */
    EXPIRED,
    /** One of the parties ended it before its term. */
    ENDED_EARLY,
    DECLINED,
    WITHDRAWN,
    STOPPED
}
