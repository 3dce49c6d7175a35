package io.pronto.conversation.call;

import io.pronto.conversation.enquiry.WaitEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every line says by itself, in English and Chinese; other languages hear English. */
final class Phrases {
    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "en",
            Map.ofEntries(
                    Map.entry("not-understood", "Sorry, that was not one of the keys."),
                    Map.entry("in-line", "You are in line. A colleague speaks with you as soon as possible."),
                    Map.entry("next", "You are next."),
                    Map.entry("position", "You are number %d in line."),
                    Map.entry("minute", "It will take about a minute."),
                    Map.entry("minutes", "It will take about %d minutes."),
                    Map.entry("minutes-between", "It will take %d to %d minutes."),
                    Map.entry("callback-key", "Would you rather be called back? Press 1. You keep your place in line."),
                    Map.entry("message-key", "To leave a message, press 2."),
                    Map.entry(
                            "callback-kept", "Thank you. You keep your place in line, and we call you back. Goodbye."),
                    Map.entry(
                            "closed-message",
                            "We are closed at the moment. Please leave a message after the tone, and press the hash key when you are done. We call you back."),
                    Map.entry(
                            "leave-message",
                            "Please leave a message after the tone, and press the hash key when you are done."),
                    Map.entry("message-kept", "Thank you, we have your message. Goodbye."),
                    Map.entry("agent", "A customer is waiting for you. Press 1 to speak with her."),
                    Map.entry("agent-calls", "Your customer is called now.")),
            "zh",
            Map.ofEntries(
                    Map.entry("not-understood", "抱歉，按键无效。"),
                    Map.entry("in-line", "您已进入排队，同事会尽快接听。"),
                    Map.entry("next", "下一位就是您。"),
                    Map.entry("position", "您目前排在第 %d 位。"),
                    Map.entry("minute", "预计等待约一分钟。"),
                    Map.entry("minutes", "预计等待约 %d 分钟。"),
                    Map.entry("minutes-between", "预计等待 %d 到 %d 分钟。"),
                    Map.entry("callback-key", "如需我们回电，请按 1，您的排队位置会保留。"),
                    Map.entry("message-key", "留言请按 2。"),
                    Map.entry("callback-kept", "谢谢。您的排队位置已保留，我们会给您回电。再见。"),
                    Map.entry("closed-message", "现在不是营业时间。请在提示音后留言，完成后按井号键，我们会给您回电。"),
                    Map.entry("leave-message", "请在提示音后留言，完成后按井号键。"),
                    Map.entry("message-kept", "谢谢，我们已收到您的留言。再见。"),
                    Map.entry("agent", "有客户在等您。接听请按 1。"),
                    Map.entry("agent-calls", "正在呼叫您的客户。")));

    private Phrases() {}

    static Scene.Spoken say(String language, String name, Integer... numbers) {
        String tongue = language.startsWith("zh") ? "zh" : "en";
        String words = WORDS.getOrDefault(tongue, Map.of()).get(name);
        if (words == null) {
            throw new IllegalArgumentException("There are no words for " + name + ". Add them in both languages.");
        }
        return new Scene.Spoken(
                tongue, name, numbers.length == 0 ? words : words.formatted((Object[]) numbers), List.of(numbers));
    }

    /** Place and time, as far as they are known, and what she may do instead. */
    static List<Scene.Spoken> wait(String language, @Nullable WaitEstimate wait, boolean callback) {
        List<Scene.Spoken> words = new ArrayList<>();
        if (wait == null) {
            words.add(say(language, "in-line"));
        } else {
            words.add(wait.position() <= 1 ? say(language, "next") : say(language, "position", wait.position()));
            Integer low = wait.lowSeconds();
            Integer high = wait.highSeconds();
            if (low != null && high != null) {
                int from = Math.max(1, Math.round(low / 60f));
                int to = Math.max(from, (high + 59) / 60);
                words.add(
                        to == 1
                                ? say(language, "minute")
                                : from == to
                                        ? say(language, "minutes", to)
                                        : say(language, "minutes-between", from, to));
            }
        }
        if (callback) {
            words.add(say(language, "callback-key"));
        }
        words.add(say(language, "message-key"));
        return words;
    }
}
