package io.pronto.knowledge.gap;

/** Arithmetic with directions of meaning. */
public final class Direction {
    private Direction() {}

    /** The cosine of two directions of any length, −1 to 1; 0 if one of them has no length. */
    public static double likeness(float[] one, float[] other) {
        double dot = 0;
        double square = 0;
        double otherSquare = 0;
        for (int at = 0; at < one.length; at++) {
            dot += (double) one[at] * other[at];
            square += (double) one[at] * one[at];
            otherSquare += (double) other[at] * other[at];
        }
        return square == 0 || otherSquare == 0 ? 0 : dot / Math.sqrt(square * otherSquare);
    }

    /** The sum: the direction of a group whose members are added one by one. */
    public static float[] plus(float[] one, float[] other) {
        float[] sum = one.clone();
        for (int at = 0; at < sum.length; at++) {
            sum[at] += other[at];
        }
        return sum;
    }
}
