package io.pronto.contracts;

/** What a customer was promised by contract, least first. 客户等级 */
public enum Tier {
    STANDARD,
    PREMIUM,
    VIP
}
