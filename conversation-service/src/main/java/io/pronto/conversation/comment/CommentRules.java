package io.pronto.conversation.comment;

import java.util.ArrayList;
import java.util.List;

/** The rules by which comments are judged. */
public interface CommentRules {

    /** All of them, at most {@link CommentRule#MOST_RULES}. */
    List<CommentRule> all();

    /** These and no others from now on. */
    void replace(List<CommentRule> rules);

    /** What a house begins with, in English and Chinese. */
    static List<CommentRule> usual() {
        List<CommentRule> rules = new ArrayList<>();
        for (String words : List.of(
                "scam",
                "fraud",
                "worst",
                "terrible",
                "awful",
                "disgusting",
                "rip off",
                "ripoff",
                "never again",
                "unacceptable",
                "complaint",
                "broken",
                "doesn't work",
                "does not work",
                "not working",
                "defective",
                "lawyer",
                "refund",
                "still waiting",
                "no reply",
                "no answer",
                "ignored",
                "disappointed",
                "ashamed",
                "投诉",
                "骗子",
                "欺诈",
                "垃圾",
                "差评",
                "太差",
                "质量差",
                "坏了",
                "假货",
                "退款",
                "没人理",
                "不回复",
                "失望",
                "维权",
                "12315",
                "无语",
                "气死",
                "破损")) {
            rules.add(new CommentRule(words, CommentKind.COMPLAINT, 2.2));
        }
        for (String words : List.of(
                "help",
                "how do i",
                "how can i",
                "urgent",
                "emergency",
                "stuck",
                "can't log in",
                "cannot log in",
                "locked out",
                "please assist",
                "求助",
                "帮忙",
                "怎么办",
                "怎么弄",
                "急",
                "紧急",
                "登录不了",
                "打不开",
                "请问")) {
            rules.add(new CommentRule(words, CommentKind.HELP, 1.8));
        }
        for (String words : List.of(
                "love",
                "great",
                "thank you",
                "thanks",
                "awesome",
                "beautiful",
                "congratulations",
                "喜欢",
                "好看",
                "谢谢",
                "太棒",
                "支持",
                "点赞")) {
            rules.add(new CommentRule(words, CommentKind.REMARK, 1.5));
        }
        return List.copyOf(rules);
    }
}
