package io.pronto.conversation.identity;

import io.pronto.conversation.channel.Address;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why two identities may be one person. */
public enum Likeness {
    /** The same e-mail address, said or written from. */
    EMAIL,
    /** The same telephone number. */
    PHONE,
    /** The same name, which many people share. */
    NAME;

    /** What speaks for it. Two whom the host site tells apart are two, whatever else is alike. */
    public static Set<Likeness> between(Identity one, Identity other) {
        Set<Likeness> found = EnumSet.noneOf(Likeness.class);
        if (one.vouched() && other.vouched()) {
            return found;
        }
        if (common(emails(one), emails(other))) {
            found.add(EMAIL);
        }
        if (common(values(one, "phone"), values(other, "phone"))) {
            found.add(PHONE);
        }
        String name = folded(one.name());
        if (name != null && name.equals(folded(other.name()))) {
            found.add(NAME);
        }
        return found;
    }

    private static Set<String> emails(Identity one) {
        Set<String> all = new HashSet<>(values(one, "email"));
        String said = folded(one.email());
        if (said != null) {
            all.add(said);
        }
        return all;
    }

    private static Set<String> values(Identity one, String kind) {
        Set<String> all = new HashSet<>();
        for (Address address : one.addresses()) {
            if (address.kind().equals(kind)) {
                all.add(address.value().toLowerCase(Locale.ROOT));
            }
        }
        return all;
    }

    private static boolean common(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
    }
}
