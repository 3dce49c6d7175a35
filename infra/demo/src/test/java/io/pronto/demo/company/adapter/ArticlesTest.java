package io.pronto.demo.company.adapter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pronto.demo.company.HelpArticle;
import io.pronto.demo.company.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ArticlesTest {
    private static final List<HelpArticle> ARTICLES = CompanyFiles.articles();
    private static final Map<String, List<HelpArticle>> BY_KEY =
            ARTICLES.stream().collect(groupingBy(HelpArticle::key));
    private static final Set<String> CATEGORIES = Set.of(
            "orders", "shipping", "returns", "billing", "account", "technical", "product", "general", "internal");

    static Stream<HelpArticle> articles() {
        return ARTICLES.stream();
    }

    static Stream<String> keys() {
        return BY_KEY.keySet().stream().sorted();
    }

    @Test
    void thereAreFortyInEachLanguage() {
        assertThat(ARTICLES.stream().collect(groupingBy(HelpArticle::language)))
                .hasSize(2)
                .allSatisfy((language, some) -> assertThat(some).hasSize(40));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyArticleHasItsTranslationWithTheSameFiling(String key) {
        assertThat(BY_KEY.get(key)).extracting(HelpArticle::language).containsExactlyInAnyOrder(Language.values());
        assertThat(BY_KEY.get(key))
                .extracting(HelpArticle::category)
                .containsOnly(BY_KEY.get(key).getFirst().category());
        assertThat(BY_KEY.get(key))
                .extracting(HelpArticle::audience)
                .containsOnly(key.startsWith("internal-") ? "internal" : "public");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void bothLanguagesNameTheSameNumbers(String key) {
        var some = BY_KEY.get(key);
        assertThat(numbers(some.getFirst().markdown()))
                .isEqualTo(numbers(some.getLast().markdown()));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void anArticleIsCompleteAndOfReadableLength(HelpArticle article) {
        assertThat(article.key()).matches("[a-z0-9]+(-[a-z0-9]+)*").isEqualTo(article.slug());
        assertThat(article.title()).isNotBlank();
        assertThat(article.category()).isIn(CATEGORIES);
        assertThat(article.tags()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(article.exampleQuestions()).hasSizeBetween(4, 6).doesNotHaveDuplicates();
        int length = switch (article.language()) {
            case EN -> article.markdown().split("\\s+").length;
            case ZH ->
                (int) article.markdown()
                        .codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                        .count();
        };
        assertThat(length).isBetween(120, 400);
    }

    /** A mark between Chinese punctuation and a letter does not close emphasis in CommonMark and would be seen as a star. */
    @ParameterizedTest
    @MethodSource("articles")
    void noStarOfTheMarkdownIsSeenByTheReader(HelpArticle article) {
        var tables = List.of(TablesExtension.create());
        var parser = Parser.builder().extensions(tables).build();
        var text = TextContentRenderer.builder().extensions(tables).build();
        assertThat(text.render(parser.parse(article.markdown())))
                .doesNotContain("*")
                .doesNotContain("| ---");
    }

    @Test
    void noQuestionBelongsToTwoArticles() {
        assertThat(ARTICLES.stream().flatMap(article -> article.exampleQuestions().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void questionsToJudgeTheBotByAreUnseenAndHaveTheirArticles() {
        var known = ARTICLES.stream()
                .flatMap(article -> article.exampleQuestions().stream())
                .toList();
        assertThat(CompanyFiles.questions()).hasSizeGreaterThan(80).allSatisfy(question -> {
            assertThat(known).doesNotContain(question.question());
            assertThat(BY_KEY.keySet()).containsAll(question.article());
        });
        assertThat(CompanyFiles.questions().stream().flatMap(question -> question.article().stream()))
                .containsAll(BY_KEY.keySet().stream()
                        .filter(key -> !key.startsWith("internal-"))
                        .toList());
    }

    /** A title that another article sends the reader to is the title of an article. */
    @Test
    void everyTitleThatIsNamedExists() {
        assertThat(named(Language.EN, "[sS]ee \"([^\"]+)\"")).isNotEmpty().allMatch(this::isBeginningOfATitle);
        assertThat(named(Language.ZH, "《([^》]+)》")).isNotEmpty().allMatch(this::isBeginningOfATitle);
    }

    static Stream<Fact> facts() throws IOException {
        try (var in = ArticlesTest.class.getResourceAsStream("/facts.yml")) {
            return new YAMLMapper().readValue(in, new TypeReference<List<Fact>>() {}).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyPlaceThatSpeaksOfAFactSaysTheSame(Fact fact) {
        for (Language language : Language.values()) {
            var said = said(language == Language.EN ? fact.en() : fact.zh(), places(language));
            assertThat(said).as("%s in %s", fact.fact(), language).hasSizeGreaterThanOrEqualTo(fact.atLeast());
            assertThat(said)
                    .allSatisfy((place, values) -> assertThat(values)
                            .as("%s in %s", fact.fact(), place)
                            .containsExactly(fact.value()));
        }
    }

    @Test
    void aContradictionIsSeen() {
        var places = Map.of("one", "back in 3–7 business days", "other", "takes 5–9 business days");
        assertThat(said("(\\d+–\\d+) business days", places))
                .isEqualTo(Map.of("one", Set.of("3–7"), "other", Set.of("5–9")));
    }

    @Test
    void frontMatterThatIsMissingOrUnknownIsRefusedWithTheFile() {
        assertThatThrownBy(() -> CompanyFiles.parse("x.md", "# Title"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x.md");
        assertThatThrownBy(() -> CompanyFiles.parse(
                        "x.md",
                        "---\nkey: a\nslug: a\nlanguage: en\ntitle: A\ncategory: c\ntags: []\naudience: public\n"
                                + "exampleQuestions: []\ncolour: red\n---\nText"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("x.md")
                .hasMessageContaining("colour");
    }

    record Fact(String fact, String value, int atLeast, String en, String zh) {
        @Override
        public String toString() {
            return fact;
        }
    }

    /** What each place that speaks of it says, by place. */
    private static Map<String, Set<String>> said(String pattern, Map<String, String> places) {
        var compiled = Pattern.compile(pattern);
        var said = new HashMap<String, Set<String>>();
        places.forEach((place, text) -> compiled.matcher(text)
                .results()
                .forEach(hit ->
                        said.computeIfAbsent(place, key -> new TreeSet<>()).add(hit.group(1))));
        return said;
    }

    /** All texts a customer may read in one language, by name. */
    private static Map<String, String> places(Language language) {
        var places = new HashMap<String, String>();
        ARTICLES.stream()
                .filter(article -> article.language() == language)
                .forEach(article -> places.put(article.key(), article.markdown()));
        CompanyFiles.company()
                .quickReplies()
                .forEach(reply ->
                        places.put("/" + reply.shortcut(), reply.in(language).text()));
        return places;
    }

    private boolean isBeginningOfATitle(String title) {
        return ARTICLES.stream().anyMatch(article -> article.title().startsWith(title));
    }

    private static List<String> named(Language language, String pattern) {
        var named = new ArrayList<String>();
        ARTICLES.stream()
                .filter(article -> article.language() == language)
                .forEach(article -> Pattern.compile(pattern)
                        .matcher(article.markdown())
                        .results()
                        .forEach(hit -> named.add(hit.group(1))));
        return named;
    }

    private static Set<BigDecimal> numbers(String markdown) {
        var text = Pattern.compile("^\\d+\\. ", Pattern.MULTILINE)
                .matcher(markdown)
                .replaceAll("")
                .replaceAll("(?<=\\d),(?=\\d{3})", "");
        return Pattern.compile("\\d+(\\.\\d+)?")
                .matcher(text)
                .results()
                .map(hit -> new BigDecimal(hit.group()).stripTrailingZeros())
                .collect(toCollection(TreeSet::new));
    }
}
