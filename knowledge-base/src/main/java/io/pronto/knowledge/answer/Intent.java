package io.pronto.knowledge.answer;

/** What a message is when it is not a question to the articles. */
public enum Intent {
    /** Wants a person. 转人工 */
    PERSON(Kind.PEOPLE),
    /** Complains, or is angry. 投诉 */
    COMPLAINT(Kind.PEOPLE),
    /** Speaks of lawyers, courts, authorities, rights over data. 法律 */
    LEGAL(Kind.PEOPLE),
    /** Somebody was hurt or may be. 安全 */
    SAFETY(Kind.PEOPLE),
    /** Money went wrong: charged twice, fraud, refund that never came. 支付纠纷 */
    PAYMENT(Kind.PEOPLE),
    /** What the house has put on its list of sensitive topics. 敏感话题 */
    OTHER(Kind.PEOPLE),
    /** Says that the answer was not it. 否定 */
    REJECTION(Kind.SMALL_TALK),
    /** Says hello. 问候 */
    GREETING(Kind.SMALL_TALK),
    /** Thanks. 致谢 */
    THANKS(Kind.SMALL_TALK),
    /** Says good-bye. 道别 */
    GOODBYE(Kind.SMALL_TALK);

    private final Kind kind;

    Intent(Kind kind) {
        this.kind = kind;
    }

    /** Whether the bot must leave it to people. */
    public boolean belongsToPeople() {
        return kind == Kind.PEOPLE;
    }

    private enum Kind {
        PEOPLE,
        SMALL_TALK
    }
}
