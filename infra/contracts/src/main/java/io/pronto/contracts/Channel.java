package io.pronto.contracts;

/** Where a customer's words came from. 渠道 */
public enum Channel {
    CHAT,
    API,
    EMAIL,
    PHONE,
    SOCIAL
}
