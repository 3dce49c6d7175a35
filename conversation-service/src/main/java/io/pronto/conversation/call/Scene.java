package io.pronto.conversation.call;

import io.pronto.conversation.enquiry.WaitEstimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customer hears and may do, from the state of her call. Every provider shows it in its own way. */
public sealed interface Scene {
    /** Words, and a key is awaited. @param words one after the other */
    record Ask(String node, List<Spoken> words) implements Scene {
        public Ask {
            words = List.copyOf(words);
        }
    }

    /** She is in line. @param words what she is told now @param callback whether a key brings her a call back */
    record Wait(List<Spoken> words, boolean callback) implements Scene {
        public Wait {
            words = List.copyOf(words);
        }
    }

    /** She is together with her agent. */
    record Together() implements Scene {}

    /** She may leave a message. */
    record Record(List<Spoken> words) implements Scene {
        public Record {
            words = List.copyOf(words);
        }
    }

    /** It is over. */
    record Goodbye(List<Spoken> words) implements Scene {
        public Goodbye {
            words = List.copyOf(words);
        }
    }

    /**
     * Words in a language.
     *
     * @param name of a sound file that says the same, for providers without a voice
     * @param numbers which that file leaves out, to be said after it
     */
    record Spoken(String language, String name, String words, List<Integer> numbers) {
        public Spoken {
            numbers = List.copyOf(numbers);
        }
    }

    /** What an agent hears who picks up. */
    static Spoken forAgent() {
        return Phrases.say("en", "agent");
    }

    /** What belongs to the call as it is. @param wait what can honestly be said about her wait */
    static Scene of(Call call, Menu menu, @Nullable WaitEstimate wait) {
        String language = call.language();
        return switch (call.state()) {
            case CallState.InMenu here -> {
                List<Spoken> words = new ArrayList<>();
                Menu.Node node = menu.node(here.node()).orElse(null);
                if (here.failures() > 0) {
                    words.add(Phrases.say(language, "not-understood"));
                } else if (here.node().equals(menu.first())) {
                    words.add(new Spoken(language, "greeting", menu.words(menu.greetings(), language), List.of()));
                }
                if (node != null) {
                    words.add(
                            new Spoken(language, "node-" + node.id(), menu.words(node.prompts(), language), List.of()));
                }
                yield new Ask(here.node(), words);
            }
            case CallState.Queued _, CallState.Offered _, CallState.Connecting _ ->
                new Wait(Phrases.wait(language, wait, call.number() != null), call.number() != null);
            case CallState.Talking _, CallState.Held _, CallState.Dialling _ -> new Together();
            case CallState.Voicemail here ->
                new Record(List.of(Phrases.say(language, here.closed() ? "closed-message" : "leave-message")));
            case CallState.WrapUp _ -> new Goodbye(List.of());
            case CallState.Ended over ->
                new Goodbye(
                        switch (over.ending()) {
                            case CALLBACK -> List.of(Phrases.say(language, "callback-kept"));
                            case VOICEMAIL -> List.of(Phrases.say(language, "message-kept"));
                            case SPOKEN, MISSED, ABANDONED, NOT_REACHED, FAILED -> List.of();
                        });
        };
    }
}
