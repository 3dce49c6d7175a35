package io.pronto.knowledge.gap;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.Clusters.Cluster;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.adapter.BundledModels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClustersTest {
    private static final Map<Language, List<List<String>>> GROUPS = Map.of(
            Language.EN,
            List.of(
                    List.of(
                            "Can I pay with bitcoin?",
                            "do you accept bitcoin payments",
                            "Is it possible to pay in Bitcoin or other crypto?",
                            "I would like to pay by bitcoin, does that work?"),
                    List.of(
                            "Can you gift wrap my order?",
                            "do you offer gift wrapping",
                            "I want this wrapped as a gift, please",
                            "Is there a gift wrap option for orders?"),
                    List.of(
                            "My app crashes when I open it on iOS",
                            "the iphone app keeps crashing",
                            "App crash after the update on my iPhone",
                            "why does the app crash on my phone"),
                    List.of(
                            "Do you deliver to Norway?",
                            "shipping to Norway possible?",
                            "How much is delivery to Norway?",
                            "can you ship my parcel to Norway")),
            Language.ZH,
            List.of(
                    List.of("可以用比特币付款吗", "支持比特币支付吗", "能不能用比特币付钱", "你们收比特币吗"),
                    List.of("可以礼品包装吗", "有没有礼物包装服务", "我想要礼盒包装", "下单能选礼品包装吗"),
                    List.of("苹果手机上应用闪退", "app 一打开就闪退", "更新之后软件闪退怎么办", "手机应用总是闪退"),
                    List.of("可以寄到挪威吗", "你们送货到挪威吗", "寄到挪威运费多少", "挪威能配送吗")));

    /** Puts questions into groups as the service does. @return for each question its group */
    static List<UUID> gather(Language language, List<float[]> directions) {
        List<Cluster> clusters = new ArrayList<>();
        Map<Integer, UUID> homes = new HashMap<>();
        for (int at = 0; at < directions.size(); at++) {
            float[] direction = directions.get(at);
            Optional<Clusters.Near> home = Clusters.home(clusters, direction, language);
            if (home.isEmpty()) {
                Cluster fresh = new Cluster(new UUID(0, at), direction, 1, GapState.OPEN);
                clusters.add(fresh);
                homes.put(at, fresh.id());
                continue;
            }
            Cluster grown = home.get().cluster().with(direction);
            homes.put(at, grown.id());
            clusters.replaceAll(cluster -> cluster.id().equals(grown.id()) ? grown : cluster);
            Clusters.twin(clusters, grown, language).ifPresent(twin -> {
                clusters.removeIf(cluster -> cluster.id().equals(twin.cluster().id()));
                homes.replaceAll((question, id) -> id.equals(twin.cluster().id()) ? grown.id() : id);
            });
        }
        return new ArrayList<>(homes.values());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void questions_that_mean_the_same_come_together_in_whatever_order(Language language) {
        Embeddings embeddings = BundledModels.load();
        List<List<String>> groups = GROUPS.get(language);
        List<int[]> order = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (int at = 0; at < groups.get(group).size(); at++) {
                order.add(new int[] {group, at});
            }
        }
        int together = 0;
        int pairs = 0;
        int mixed = 0;
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(order, new Random(seed));
            List<float[]> directions = order.stream()
                    .map(one ->
                            embeddings.ofQuestion(language, groups.get(one[0]).get(one[1])))
                    .toList();
            List<UUID> homes = gather(language, directions);
            for (int one = 0; one < order.size(); one++) {
                for (int other = one + 1; other < order.size(); other++) {
                    boolean same = homes.get(one).equals(homes.get(other));
                    if (order.get(one)[0] == order.get(other)[0]) {
                        pairs++;
                        together += same ? 1 : 0;
                    } else {
                        mixed += same ? 1 : 0;
                    }
                }
            }
        }
        assertThat((double) together / pairs).as("pairs that belong together").isGreaterThan(0.7);
        assertThat(mixed).as("pairs that do not").isZero();
    }

    @Test
    void groups_that_have_grown_together_become_one_and_those_people_work_at_stay() {
        Cluster one = new Cluster(new UUID(0, 1), new float[] {1, 0.1f}, 1, GapState.OPEN);
        Cluster other = new Cluster(new UUID(0, 2), new float[] {1, 0.2f}, 1, GapState.OPEN);
        Cluster worked = new Cluster(new UUID(0, 3), new float[] {1, 0.1f}, 1, GapState.DRAFTED);
        assertThat(Clusters.twin(List.of(one, other, worked), one, Language.EN))
                .map(near -> near.cluster().id())
                .contains(other.id());
        assertThat(Clusters.twin(List.of(one, other, worked), worked, Language.EN))
                .isEmpty();
    }

    @Test
    void nothing_is_near_to_nothing() {
        assertThat(Clusters.home(List.of(), new float[] {1, 0}, Language.EN)).isEmpty();
        assertThat(Direction.likeness(new float[] {0, 0}, new float[] {1, 0})).isZero();
    }
}
