package io.pronto.demo.traffic;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * How much traffic, for how long.
 *
 * @param curve arrivals over time
 * @param length no customer comes after it; at most 24 hours
 * @param mostCustomers no more customers than this come in all
 * @param mostAtOnce no more customers than this are there at the same time
 * @param pace 1 for people's own speed; 10 makes them ten times as fast
 * @param agents whether the demo agents are played too
 * @param seed of all chance
 */
public record TrafficPlan(
        RateCurve curve, Duration length, int mostCustomers, int mostAtOnce, double pace, boolean agents, long seed) {
    /** How it is called. */
    public static final String USAGE = """
            ./pronto demo traffic [--rate 20/min] [--minutes 30] [--agents] [--day [--from 09:00] [--speed 12]]
                                  [--customers 2000] [--at-once 150] [--pace 1] [--seed 1]
              --rate       customers a minute who begin to write (with --day: the mean over 24 hours)
              --minutes    how long, up to 1440; it stops by itself
              --agents     the eight demo agents work too; without it the offers are yours
              --day        rise and fall of a shop's day, beginning at --from, one hour of it lasting 60 / --speed minutes
              --customers  no more than this in all
              --at-once    no more than this at the same time
              --pace       10 makes customers and agents ten times as fast
              --seed       the same seed draws the same customers
            """;

    private static final int LONGEST_MINUTES = 1440;
    private static final int MOST_CUSTOMERS = 100_000;
    private static final int MOST_AT_ONCE = 500;

    public TrafficPlan {
        if (length.isNegative() || length.toMinutes() > LONGEST_MINUTES) {
            throw new IllegalArgumentException("--minutes is 1 to " + LONGEST_MINUTES + ".");
        }
        if (mostCustomers < 1 || mostCustomers > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("--customers is 1 to " + MOST_CUSTOMERS + ".");
        }
        if (mostAtOnce < 1 || mostAtOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("--at-once is 1 to " + MOST_AT_ONCE + ".");
        }
        if (!(pace >= 0.1 && pace <= 100)) {
            throw new IllegalArgumentException("--pace is 0.1 to 100.");
        }
    }

    /**
     * Reads the command line.
     *
     * @param seed used when it names none
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    public static TrafficPlan parse(List<String> arguments, long seed) {
        double rate = 20;
        int minutes = 30;
        int customers = 2000;
        int atOnce = 150;
        double pace = 1;
        double speed = 12;
        var from = LocalTime.of(9, 0);
        boolean agents = false;
        boolean day = false;
        long chosenSeed = seed;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--agents" -> agents = true;
                case "--day" -> day = true;
                case "--rate" -> rate = number(option, value(option, rest).replaceFirst("/min$", ""));
                case "--minutes" -> minutes = whole(option, value(option, rest));
                case "--customers" -> customers = whole(option, value(option, rest));
                case "--at-once" -> atOnce = whole(option, value(option, rest));
                case "--pace" -> pace = number(option, value(option, rest));
                case "--speed" -> speed = number(option, value(option, rest));
                case "--seed" -> chosenSeed = whole(option, value(option, rest));
                case "--from" -> from = time(option, value(option, rest));
                default -> throw new IllegalArgumentException(option + " is no option of the traffic.");
            }
        }
        if (minutes < 1) {
            throw new IllegalArgumentException("--minutes is 1 to " + LONGEST_MINUTES + ".");
        }
        var curve = day ? new RateCurve.OverTheDay(rate, from, speed) : new RateCurve.Flat(rate);
        return new TrafficPlan(curve, Duration.ofMinutes(minutes), customers, atOnce, pace, agents, chosenSeed);
    }

    /** What will happen, in one line. */
    public String inWords() {
        return String.format(
                Locale.ROOT,
                "%s customers a minute%s for %d minutes, at most %d in all and %d at once%s; seed %d",
                curve instanceof RateCurve.Flat flat ? number(flat.rate()) : "up to " + number(curve.highest()),
                curve instanceof RateCurve.Flat ? "" : " over a day",
                length.toMinutes(),
                mostCustomers,
                mostAtOnce,
                agents ? ", with simulated agents" : "",
                seed);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }

    private static double number(String option, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not '" + value + "'.", e);
        }
    }

    private static int whole(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, not '" + value + "'.", e);
        }
    }

    private static LocalTime time(String option, String value) {
        try {
            return LocalTime.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(option + " needs a time such as 09:00, not '" + value + "'.", e);
        }
    }
}
