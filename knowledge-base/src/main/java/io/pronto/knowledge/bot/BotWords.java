package io.pronto.knowledge.bot;

import io.pronto.contracts.HandoffReason;
import io.pronto.knowledge.article.Language;

/** The bot's own sentences. Everything else it says comes from articles. */
final class BotWords {
    private BotWords() {}

    static String greeting(Language language) {
        return switch (language) {
            case EN -> "Hello! What can I help you with? Just write your question in a sentence.";
            case ZH -> "您好！请问有什么可以帮您？直接用一句话描述您的问题就可以。";
        };
    }

    static String thanks(Language language) {
        return switch (language) {
            case EN -> "You're welcome! Is there anything else you would like to know?";
            case ZH -> "不客气！还有其他想了解的吗？";
        };
    }

    static String goodbye(Language language) {
        return switch (language) {
            case EN -> "Good-bye! Write again whenever you have a question.";
            case ZH -> "再见！有问题随时再来找我们。";
        };
    }

    static String noWords(Language language) {
        return switch (language) {
            case EN -> "Could you tell me in a few words what you need?";
            case ZH -> "可以用几个字告诉我您需要什么帮助吗？";
        };
    }

    static String close(Language language) {
        return switch (language) {
            case EN -> "I want to be sure that I understand you. Is it one of these?";
            case ZH -> "为了确认我理解对了，您想问的是下面哪一个？";
        };
    }

    static String rephrase(Language language, boolean choices) {
        return switch (language) {
            case EN ->
                choices
                        ? "Sorry that this did not help. Is it one of these, or could you say it in other words?"
                        : "Sorry that this did not help. Could you say it in other words? I can also get a person for you.";
            case ZH -> choices ? "抱歉没有帮到您。您想问的是下面这些吗？也可以换个说法再问一次。" : "抱歉没有帮到您。能换个说法再告诉我一次吗？也可以为您转人工客服。";
        };
    }

    static String question(Language language, String question) {
        return switch (language) {
            case EN -> "Question: “" + question + "”.";
            case ZH -> "问题：“" + question + "”。";
        };
    }

    static String shown(Language language, String titles) {
        return switch (language) {
            case EN -> "Nearest articles: " + titles + ".";
            case ZH -> "最接近的文章：" + titles + "。";
        };
    }

    static String answeredWith(Language language, String titles) {
        return switch (language) {
            case EN -> "Answered with: " + titles + ".";
            case ZH -> "已给出的文章：" + titles + "。";
        };
    }

    static String tried(Language language, int rejected) {
        return switch (language) {
            case EN -> rejected == 1 ? "One bot answer did not help." : rejected + " bot answers did not help.";
            case ZH -> "机器人的 " + rejected + " 个回答没有帮助。";
        };
    }

    static String why(Language language, HandoffReason reason) {
        return switch (language) {
            case EN ->
                switch (reason) {
                    case UNSURE -> "The bot was not sure enough.";
                    case NOTHING_FOUND -> "No article fits.";
                    case ASKED_FOR_PERSON -> "The customer asked for a person.";
                    case ANSWER_REJECTED -> "The bot's answers did not help.";
                    case SENSITIVE -> "Sensitive: to be handled by a person.";
                    case BOT_FAILED -> "The bot could not look for an answer.";
                    case BOT_TOO_SLOW -> "The bot took too long.";
                    case NO_BOT, REOPENED -> "";
                };
            case ZH ->
                switch (reason) {
                    case UNSURE -> "机器人把握不足。";
                    case NOTHING_FOUND -> "没有合适的文章。";
                    case ASKED_FOR_PERSON -> "客户要求人工服务。";
                    case ANSWER_REJECTED -> "机器人的回答没有解决问题。";
                    case SENSITIVE -> "敏感问题，需人工处理。";
                    case BOT_FAILED -> "机器人无法查找答案。";
                    case BOT_TOO_SLOW -> "机器人响应超时。";
                    case NO_BOT, REOPENED -> "";
                };
        };
    }
}
