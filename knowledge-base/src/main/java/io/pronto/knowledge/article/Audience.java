package io.pronto.knowledge.article;

import io.pronto.contracts.Tier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may read an article. */
public enum Audience {
    /** Everybody: the help centre and the bot show it. */
    PUBLIC,
    /** Customers who are known to be who they say. */
    SIGNED_IN,
    /** Of those, customers of this tier or a higher one. */
    TIER_PREMIUM,
    /** Of those, customers of this tier alone. */
    TIER_VIP,
    /** Staff alone. */
    INTERNAL;

    /** Its word in the API and in files, such as {@code signed-in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The audience of that word. */
    public static Optional<Audience> of(String word) {
        return Arrays.stream(values())
                .filter(audience -> audience.word().equals(word))
                .findFirst();
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Audience::word).collect(Collectors.joining(", "));
    }

    /** What a customer may read. @param tier nothing for somebody who is not known */
    public static Set<Audience> readableBy(@Nullable Tier tier) {
        EnumSet<Audience> readable = EnumSet.of(PUBLIC);
        if (tier != null) {
            readable.add(SIGNED_IN);
            switch (tier) {
                case STANDARD -> {}
                case PREMIUM -> readable.add(TIER_PREMIUM);
                case VIP -> readable.addAll(Set.of(TIER_PREMIUM, TIER_VIP));
            }
        }
        return readable;
    }

    /** The smallest audience that a customer belongs to. @param tier nothing for somebody who is not known */
    public static Audience narrowestOf(@Nullable Tier tier) {
        return switch (tier) {
            case null -> PUBLIC;
            case STANDARD -> SIGNED_IN;
            case PREMIUM -> TIER_PREMIUM;
            case VIP -> TIER_VIP;
        };
    }

    /** What staff may read: everything. */
    public static Set<Audience> readableByStaff() {
        return EnumSet.allOf(Audience.class);
    }
}
