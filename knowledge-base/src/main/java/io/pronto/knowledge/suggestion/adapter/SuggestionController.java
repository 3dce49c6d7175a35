package io.pronto.knowledge.suggestion.adapter;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.MessageId;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.gap.GivenReplies.Near;
import io.pronto.knowledge.suggestion.Suggestions;
import io.pronto.knowledge.suggestion.Suggestions.Found;
import io.pronto.knowledge.suggestion.Suggestions.FromArticle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Suggestions for who writes a reply. A POST, because what customers wrote does not belong into addresses. */
@RestController
@Tag(name = "suggestions")
class SuggestionController {
    /** The end of a long text says best what it is about now. */
    private static final int READ = 300;

    private final Suggestions suggestions;

    SuggestionController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** @param question the customer's last words @param typed what the agent has written so far */
    record SuggestionBody(
            @Nullable @Size(max = 8000) String question,
            @Nullable @Size(max = 20000) String typed,

            @Nullable @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
            String language,

            @Nullable @Min(1) @Max(5) Integer limit) {}

    /** @param text of the passage that says it, without markup */
    record ArticleView(
            ArticleId id,
            int version,
            String language,
            String title,
            String path,
            String anchor,
            String audience,
            String text,
            boolean sendable) {
        static ArticleView of(FromArticle found) {
            return new ArticleView(
                    found.article().id(),
                    found.article().version(),
                    found.article().identity().language().tag(),
                    found.article().content().title(),
                    found.article().path(),
                    found.anchor(),
                    found.article().content().audience().word(),
                    found.text(),
                    found.sendable());
        }
    }

    /** @param question what was asked then @param likeness cosine with what is asked now, 0 to 1 */
    record ReplyView(MessageId message, String question, String text, boolean approved, double likeness) {
        static ReplyView of(Near near) {
            return new ReplyView(
                    near.reply().message(),
                    near.reply().question(),
                    near.reply().text(),
                    near.reply().approved(),
                    Math.clamp(near.likeness(), 0, 1));
        }
    }

    /** @param searched false: the index is away, articles are missing for that */
    record SuggestionView(List<ArticleView> articles, List<ReplyView> replies, boolean searched) {}

    @PostMapping("/api/v1/knowledge/suggestions")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'MANAGER', 'ADMIN')")
    @Operation(
            summary = "Articles and colleagues' replies that may help with a reply",
            description = "Nothing is kept.")
    SuggestionView suggest(@Valid @RequestBody SuggestionBody body) {
        Language language = body.language() == null
                ? Language.EN
                : Language.of(body.language()).orElse(Language.EN);
        Found found = suggestions.find(
                end(body.question()), end(body.typed()), language, body.limit() == null ? 3 : body.limit());
        return new SuggestionView(
                found.articles().stream().map(ArticleView::of).toList(),
                found.replies().stream().map(ReplyView::of).toList(),
                found.searched());
    }

    private static String end(@Nullable String text) {
        String words = text == null ? "" : text.strip();
        if (words.length() <= READ) {
            return words;
        }
        String last = words.substring(words.length() - READ);
        return Character.isLowSurrogate(last.charAt(0)) ? last.substring(1) : last;
    }
}
