package io.pronto.conversation.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Who complains or needs help is told from who remarks. */
class CommentClassifierTest {

    private static final List<CommentRule> USUAL = CommentRules.usual();

    private static Verdict judge(String comment) {
        return CommentClassifier.judge(comment, USUAL);
    }

    @Test
    void complaintsAndCallsForHelpComeBeforeRemarks() {
        assertThat(judge("This lamp arrived broken and nobody answers. Refund!!"))
                .returns(CommentKind.COMPLAINT, Verdict::kind)
                .returns(true, Verdict::urgent);
        assertThat(judge("质量差，我要投诉，客服没人理")).returns(CommentKind.COMPLAINT, Verdict::kind);
        assertThat(judge("Help, I am locked out of my account"))
                .returns(CommentKind.HELP, Verdict::kind)
                .returns(true, Verdict::urgent);
        assertThat(judge("请问登录不了怎么办？")).returns(CommentKind.HELP, Verdict::kind);
        assertThat(judge("I love this lamp, thank you!")).returns(CommentKind.REMARK, Verdict::kind);
        assertThat(judge("新品真好看")).returns(CommentKind.REMARK, Verdict::kind);
        assertThat(judge("")).returns(false, Verdict::urgent);
    }

    @Test
    void wordsWithinWordsSayNothing() {
        assertThat(judge("The helper was helpful").because()).doesNotContain("help");
        assertThat(judge("Unbroken sunshine").because()).isEmpty();
    }

    @Test
    void aHouseHasItsOwnWords() {
        List<CommentRule> own = List.of(new CommentRule("flickers", CommentKind.COMPLAINT, 3));
        assertThat(CommentClassifier.judge("It FLICKERS again", own).urgent()).isTrue();
        assertThat(CommentClassifier.judge("It is broken", own).urgent()).isFalse();
    }

    @Property
    void confidenceIsAShareWhateverIsSaid(@ForAll String comment) {
        assertThat(judge(comment).confidence()).isBetween(1.0 / 3, 1.0);
    }
}
