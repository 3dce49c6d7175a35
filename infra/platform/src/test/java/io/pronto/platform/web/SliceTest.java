package io.pronto.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.platform.problem.Problem;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SliceTest {
    private static final List<String> ALL = List.of("c", "a", "d", "b");

    @Test
    void aShortListIsReadSliceBySliceInTheOrderOfItsIds() {
        Slice<String> first = Slice.byId(ALL, Function.identity(), null, 2);
        assertThat(first.items()).containsExactly("a", "b");
        Slice<String> second = Slice.byId(ALL, Function.identity(), first.next(), 2);
        assertThat(second.items()).containsExactly("c", "d");
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> Slice.byId(ALL, Function.identity(), null, 0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Slice.byId(ALL, Function.identity(), "§", 2)).isInstanceOf(Problem.class);
    }

    @Test
    void anEditPassesWhenItIsBasedOnWhatIsThere() {
        Revision.expect(null, 0);
        Revision.expect("\"7\"", 7);
        assertThatThrownBy(() -> Revision.expect("\"6\"", 7))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(412));
        assertThatThrownBy(() -> Revision.expect(null, 7))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(428));
    }
}
