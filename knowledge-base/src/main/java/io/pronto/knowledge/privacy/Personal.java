package io.pronto.knowledge.privacy;

/** Kinds of words that tell who somebody is. 个人信息 */
public enum Personal {
    /** An e-mail address. */
    EMAIL,
    /** A number of an identity card, passport or social security. 身份证号、护照号 */
    ID,
    /** A number of a bank card or account. 银行卡号 */
    CARD,
    /** A telephone number. 手机号、座机号 */
    PHONE,
    /** Where somebody lives or is. 地址 */
    ADDRESS,
    /** What somebody is called. 姓名 */
    NAME
}
