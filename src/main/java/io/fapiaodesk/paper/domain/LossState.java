package io.fapiaodesk.paper.domain;

/** Where the care for a lost invoice stands. */
public enum LossState {
    /** The parcel is on its way, or we do not know better. */
    AWAITING_PARCEL,
    /** A clerk has to act. */
    IN_HAND,
    /** The courier is asked to carry it once more. */
    SENDING,
    SETTLED,
    WITHDRAWN;

    public boolean isOpen() {
        return this != SETTLED && this != WITHDRAWN;
    }
}
