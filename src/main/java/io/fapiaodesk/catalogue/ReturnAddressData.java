package io.fapiaodesk.catalogue;

/** Where the paper of a group of companies goes back to, as the administrator entered it in Chinese. */
public record ReturnAddressData(String group, String addressZh, String attentionZh, String phone) {}
