package io.pronto.conversation.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MailThreadsTest {

    @Test
    void whatNamesTheSameMailBelongsTogetherAlsoIfItNeverCame() {
        MailThreads threads = new MailThreads();
        threads.add("<b@x>", Set.of("<b@x>", "<lost@x>"));
        threads.add("<c@x>", Set.of("<c@x>", "<lost@x>"));
        threads.add("<d@x>", Set.of("<d@x>"));

        assertThat(threads.threadOf("<b@x>"))
                .isEqualTo(threads.threadOf("<c@x>"))
                .isNotEqualTo(threads.threadOf("<d@x>"));
    }

    @Property
    void theOrderOfArrivalDecidesNothing(
            @ForAll @Size(max = 40) List<@IntRange(max = 30) Integer> answered, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < answered.size(); i++) {
            order.add(i);
        }
        Set<Set<Integer>> inOrder = partition(order, answered);
        Collections.shuffle(order, new Random(seed));

        assertThat(partition(order, answered)).isEqualTo(inOrder);
    }

    private static Set<Set<Integer>> partition(List<Integer> order, List<Integer> answered) {
        MailThreads threads = new MailThreads();
        for (int mail : order) {
            threads.add(
                    "<" + mail + "@x>", new HashSet<>(List.of("<" + mail + "@x>", "<" + answered.get(mail) + "@x>")));
        }
        Map<String, Set<Integer>> groups = new HashMap<>();
        for (int mail : order) {
            groups.computeIfAbsent(threads.threadOf("<" + mail + "@x>"), each -> new TreeSet<>())
                    .add(mail);
        }
        return new HashSet<>(groups.values());
    }
}
