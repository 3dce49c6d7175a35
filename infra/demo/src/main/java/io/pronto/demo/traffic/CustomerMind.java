package io.pronto.demo.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a customer behaves: writes, reads, picks a choice, is content with the bot or asks for a person, waits as long as patience
 * lasts, answers the agent, says thanks, rates, goes. The shares are set so that all ways through the suite are travelled;
 * they are no measurement.
 */
public final class CustomerMind {
    /** After this many bot answers everybody wants a person. */
    static final int MOST_BOT_ROUNDS = 3;

    private static final double BOT_WAS_ENOUGH = 0.5;
    private static final double SAYS_SO = 0.6;
    private static final double ASKS_AGAIN = 0.45;
    private static final double NUDGES = 0.6;
    private static final double RATES = 0.7;
    private static final Duration LONG_WAIT = Duration.ofMinutes(2);

    private final Enquiry enquiry;
    private final Phrases phrases;
    private final RandomGenerator random;
    private final double secondsPerCharacter;
    private final double pace;

    /** What a customer does next, and where he stands then. */
    public record Step(Mood mood, List<Act> acts) {
        public Step {
            acts = List.copyOf(acts);
        }
    }

    /**
     * A customer with a typing speed of his own.
     *
     * @param pace 1 for people's own speed; 10 makes them ten times as fast
     */
    public CustomerMind(Enquiry enquiry, Phrases phrases, double pace, RandomGenerator random) {
        this.enquiry = enquiry;
        this.phrases = phrases;
        this.random = random;
        this.pace = pace;
        // People type 3 to 6 Latin letters a second on a phone, and 1.5 to 3 Chinese characters.
        double perSecond = 3 + 3 * random.nextDouble();
        this.secondsPerCharacter = switch (enquiry.language()) {
            case EN -> 1 / perSecond;
            case ZH -> 2 / perSecond;
        };
    }

    /** The first messages. */
    public Step begin() {
        List<Act> acts = new ArrayList<>();
        enquiry.opening().forEach(text -> acts.add(write(text)));
        return new Step(new Mood.WithBot(0), acts);
    }

    /** How long this customer waits in that mood before losing patience; drawn anew each time. */
    public Duration patience(Mood mood) {
        double seconds = switch (mood) {
            case Mood.WithBot bot -> 40 + 50 * random.nextExponential();
            case Mood.Waiting queue -> 60 + 150 * random.nextExponential();
            case Mood.WithPerson person -> 120 + 180 * random.nextExponential();
            case Mood.Content content -> 90 + 60 * random.nextDouble();
            case Mood.Gone gone -> 0;
        };
        return scaled(Math.min(seconds, 900));
    }

    /** What follows from what was heard. Who is gone does nothing any more. */
    public Step hear(Mood mood, Heard heard) {
        return switch (mood) {
            case Mood.WithBot withBot -> withBot(withBot, heard);
            case Mood.Waiting waiting -> waiting(waiting, heard);
            case Mood.WithPerson withPerson -> withPerson(withPerson, heard);
            case Mood.Content content -> content(content, heard);
            case Mood.Gone gone -> new Step(gone, List.of());
        };
    }

    private Step withBot(Mood.WithBot mood, Heard heard) {
        return switch (heard) {
            case Heard.BotReplied reply
            when reply.choices() > 0 && mood.rounds() < MOST_BOT_ROUNDS ->
                new Step(
                        new Mood.WithBot(mood.rounds() + 1),
                        List.of(new Act.Choose(random.nextInt(reply.choices()), reading(3))));
            case Heard.BotReplied reply -> answered(mood, reply);
            case Heard.HandedOver handedOver -> new Step(new Mood.Waiting(false), List.of());
            case Heard.PersonReplied reply -> joined(reply.waited());
            case Heard.Resolved resolved -> end(Duration.ZERO, true);
            case Heard.PatienceOver over -> leave();
        };
    }

    private Step answered(Mood.WithBot mood, Heard.BotReplied reply) {
        boolean enough = !enquiry.topic().equals(Enquiry.BEYOND) && random.nextDouble() < BOT_WAS_ENOUGH;
        if (enough) {
            List<Act> acts = new ArrayList<>();
            if (random.nextDouble() < SAYS_SO) {
                acts.add(new Act.Judge(reply.entry(), true, reading(8)));
            }
            acts.add(new Act.Leave());
            return new Step(new Mood.Gone(), acts);
        }
        int rounds = mood.rounds() + 1;
        if (rounds < MOST_BOT_ROUNDS && random.nextDouble() < ASKS_AGAIN) {
            return new Step(
                    new Mood.WithBot(rounds), List.of(write(phrases.notThat().any(enquiry.language(), random))));
        }
        return new Step(
                new Mood.WithBot(rounds),
                random.nextBoolean()
                        ? List.of(new Act.Judge(reply.entry(), false, reading(6)), new Act.AskForPerson(reading(2)))
                        : List.of(write(phrases.person().any(enquiry.language(), random))));
    }

    private Step waiting(Mood.Waiting mood, Heard heard) {
        return switch (heard) {
            case Heard.PersonReplied reply -> joined(reply.waited());
            case Heard.Resolved resolved -> end(LONG_WAIT, false);
            case Heard.PatienceOver over
            when !mood.nudged() && random.nextDouble() < NUDGES ->
                new Step(
                        new Mood.Waiting(true),
                        List.of(write(phrases.stillThere().any(enquiry.language(), random))));
            case Heard.PatienceOver over -> leave();
            case Heard.BotReplied bot -> new Step(mood, List.of());
            case Heard.HandedOver handedOver -> new Step(mood, List.of());
        };
    }

    private Step joined(Duration waited) {
        return turn(new Mood.WithPerson(random.nextInt(3), waited));
    }

    private Step withPerson(Mood.WithPerson mood, Heard heard) {
        return switch (heard) {
            case Heard.PersonReplied reply -> turn(mood);
            case Heard.Resolved resolved -> end(mood.waited(), true);
            case Heard.PatienceOver over -> leave();
            case Heard.HandedOver handedOver -> new Step(new Mood.Waiting(false), List.of());
            case Heard.BotReplied bot -> new Step(mood, List.of());
        };
    }

    private Step turn(Mood.WithPerson mood) {
        if (mood.turnsLeft() <= 0) {
            return new Step(
                    new Mood.Content(mood.waited()),
                    List.of(write(phrases.thanks().any(enquiry.language(), random))));
        }
        return new Step(
                new Mood.WithPerson(mood.turnsLeft() - 1, mood.waited()),
                List.of(write(phrases.followUps().any(enquiry.language(), random))));
    }

    private Step content(Mood.Content mood, Heard heard) {
        return switch (heard) {
            case Heard.Resolved resolved -> end(mood.waited(), true);
            case Heard.PatienceOver over -> leave();
            case Heard.BotReplied bot -> new Step(mood, List.of());
            case Heard.HandedOver handedOver -> new Step(mood, List.of());
            case Heard.PersonReplied reply -> new Step(mood, List.of());
        };
    }

    /** Waiting long costs a star or two, being left alone costs more. */
    private Step end(Duration waited, boolean answered) {
        if (random.nextDouble() >= RATES) {
            return leave();
        }
        boolean quick = waited.compareTo(scaled(LONG_WAIT.toSeconds())) < 0;
        int score = answered ? (quick ? 4 + random.nextInt(2) : 2 + random.nextInt(3)) : 1 + random.nextInt(2);
        var words = score >= 4 ? phrases.praise() : phrases.complaint();
        return new Step(
                new Mood.Gone(),
                List.of(new Act.Rate(score, words.any(enquiry.language(), random), reading(5)), new Act.Leave()));
    }

    private static Step leave() {
        return new Step(new Mood.Gone(), List.of(new Act.Leave()));
    }

    private Act.Write write(String text) {
        return new Act.Write(text, scaled(0.8 + random.nextExponential() + text.length() * secondsPerCharacter));
    }

    private Duration reading(double seconds) {
        return scaled(seconds * (0.6 + 0.8 * random.nextDouble()));
    }

    private Duration scaled(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000 / pace));
    }
}
