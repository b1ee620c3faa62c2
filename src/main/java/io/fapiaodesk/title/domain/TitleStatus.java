package io.fapiaodesk.title.domain;

/** Whether a title can be used today. */
public enum TitleStatus {
    /** It can be put on an invoice. */
    ACTIVE,
    /** Another title is in force, or an application for one is open; it comes back when that ends. */
    SUSPENDED,
    /** Its term is over. */
    EXPIRED,
    /** It will never be usable again. */
    INVALID
}
