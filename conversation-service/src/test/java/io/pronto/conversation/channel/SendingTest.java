package io.pronto.conversation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.pronto.conversation.channel.Capabilities.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** When and in what shape something is sent. */
class SendingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Property
    void piecesFitAndSayTheSame(
            @ForAll String text, @ForAll @IntRange(min = 4, max = 60) int longest, @ForAll Unit unit) {
        String clean = Texts.storable(text);
        List<String> pieces = Texts.pieces(clean, longest, unit);
        assertThat(pieces).allSatisfy(p -> assertThat(unit.of(p)).isLessThanOrEqualTo(longest));
        assertThat(inked(String.join("", pieces))).isEqualTo(inked(clean));
    }

    private static String inked(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aLongTextIsCutWhereOneWouldCutIt() {
        String text = "First paragraph.\n\nSecond one, which is longer. And more.";
        assertThat(Texts.pieces(text, 40, Unit.UTF16))
                .containsExactly("First paragraph.", "Second one, which is longer. And more.");
        assertThat(Texts.pieces("您好。请稍等。", 15, Unit.BYTES)).containsExactly("您好。", "请稍等。");
        assertThat(Texts.cut("a👋", 2)).isEqualTo("a");
        assertThat(Texts.storable("a\0b\ud83d")).isEqualTo("ab\ufffd");
    }

    @Property
    void aGateNeverLetsMoreThroughThanItMayAndAlwaysOpensAgain(
            @ForAll List<Boolean> platformIsThere, @ForAll @DoubleRange(min = 0, max = 1) double spread) {
        Gate gate = Gate.OPEN;
        Instant now = NOW;
        for (boolean there : platformIsThere) {
            if (gate.closedUntil() != null) {
                assertThat(Duration.between(now, gate.closedUntil())).isLessThanOrEqualTo(Duration.ofSeconds(75));
                now = gate.closedUntil();
            }
            assertThat(gate.room(now)).isBetween(1, Gate.MOST);
            gate = there ? gate.afterSuccess() : gate.afterOutage(now, null, spread);
            assertThat(gate.room(now)).isEqualTo(there ? gate.allowed() : 0);
        }
        for (int i = 0; i < 5; i++) {
            gate = gate.afterSuccess();
        }
        assertThat(gate).isEqualTo(Gate.OPEN);
    }

    @Test
    void afterAnOutageOneTriesThenTwoThenFour() {
        Gate gate = Gate.OPEN.afterOutage(NOW, Duration.ofSeconds(30), 0);
        assertThat(gate.room(NOW.plusSeconds(29))).isZero();
        List<Integer> rooms = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rooms.add(gate.room(NOW.plusSeconds(30)));
            gate = gate.afterSuccess();
        }
        assertThat(rooms).containsExactly(1, 2, 4, 8, 16);
    }

    @Property
    void tryingAgainEndsWithPatience(
            @ForAll @IntRange(min = 1, max = 200) int attempts, @ForAll @DoubleRange(min = 0, max = 1) double spread) {
        Instant at = NOW;
        for (int i = 1; i <= attempts; i++) {
            var next = BackOff.next(i, NOW, Duration.ofHours(24), at, Duration.ZERO, spread);
            if (next.isEmpty()) {
                assertThat(at).isAfter(NOW.plus(Duration.ofHours(22)));
                return;
            }
            assertThat(next.get()).isAfter(at).isBefore(at.plus(Duration.ofMinutes(73)));
            at = next.get();
        }
        assertThat(at).isBeforeOrEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void progressFollowsItsTable() {
        Map<Progress, Set<Progress>> allowed = Map.of(
                Progress.QUEUED, Set.of(Progress.values()),
                Progress.SENT, Set.of(Progress.DELIVERED, Progress.READ, Progress.FAILED),
                Progress.DELIVERED, Set.of(Progress.READ),
                Progress.READ, Set.of(),
                Progress.FAILED, Set.of(Progress.QUEUED, Progress.DELIVERED, Progress.READ));
        for (Progress from : Progress.values()) {
            for (Progress to : Progress.values()) {
                assertThat(from.mayBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }

    @Test
    void whatAPlatformWouldNotTakeIsSeenBefore() {
        Capabilities can = Capabilities.text(10, Unit.BYTES)
                .withFiles(Set.of("image/png"), 1, 1_000)
                .within(Duration.ofHours(24), "send-template");
        Instant written = NOW.minus(Duration.ofHours(23));
        assertThat(Obstacle.of(can, written, "short", List.of(), false, NOW)).isEmpty();
        assertThat(codes(can, written, "四个汉字", List.of(), false)).containsExactly("channel-text-too-long");
        assertThat(codes(can, NOW.minus(Duration.ofHours(24)), "short", List.of(), false))
                .containsExactly("channel-window-closed");
        assertThat(codes(can, written, "short", List.of(), true)).containsExactly("channel-not-public");
        assertThat(codes(can, written, "", List.of(new Obstacle.File("a.pdf", "application/pdf", 1)), false))
                .containsExactly("channel-file-kind");
        assertThat(codes(can, written, "", List.of(new Obstacle.File("a.png", "image/png", 1_001)), false))
                .containsExactly("channel-file-too-large");
        assertThat(codes(
                        can,
                        written,
                        "",
                        List.of(new Obstacle.File("a.png", "image/png", 1), new Obstacle.File("b.png", "image/png", 1)),
                        false))
                .containsExactly("channel-too-many-files");
        assertThat(codes(
                        Capabilities.text(10, Unit.UTF16),
                        written,
                        "",
                        List.of(new Obstacle.File("a.png", "image/png", 1)),
                        false))
                .containsExactly("channel-no-files");
    }

    private static List<String> codes(
            Capabilities can, Instant lastInboundAt, String text, List<Obstacle.File> files, boolean inPublic) {
        return Obstacle.of(can, lastInboundAt, text, files, inPublic, NOW).stream()
                .map(Obstacle::code)
                .toList();
    }

    @Test
    void whatAnAdministratorFillsInIsHeldAgainstTheForm() {
        List<Setting> form = List.of(
                Setting.text("page"),
                Setting.secret("token"),
                Setting.url("server", "https://api.example"),
                Setting.number("port", 993).optional(),
                Setting.choice("mode", "poll", "push"));
        SettingsCheck fine = SettingsCheck.of(form, Map.of("page", " p ", "token", "t"), Map.of());
        assertThat(fine.faults()).isEmpty();
        assertThat(fine.settings())
                .containsEntry("page", "p")
                .containsEntry("server", "https://api.example")
                .containsEntry("mode", "poll")
                .doesNotContainKey("token");
        assertThat(fine.secrets()).containsEntry("token", "t");
        assertThat(SettingsCheck.of(form, Map.of("page", "p"), Map.of("token", "kept"))
                        .secrets())
                .containsEntry("token", "kept");
        assertThat(SettingsCheck.of(
                                form,
                                Map.of("server", "ftp://x", "port", "many", "mode", "pull", "extra", "1"),
                                Map.of())
                        .faults())
                .containsExactly(
                        new SettingsCheck.Fault("page", "missing"),
                        new SettingsCheck.Fault("token", "missing"),
                        new SettingsCheck.Fault("server", "wrong"),
                        new SettingsCheck.Fault("port", "wrong"),
                        new SettingsCheck.Fault("mode", "wrong"),
                        new SettingsCheck.Fault("extra", "unknown"));
    }
}
