package io.pronto.knowledge.answer;

import io.pronto.contracts.ArticleId;
import io.pronto.contracts.Choice;
import io.pronto.contracts.Citation;
import io.pronto.contracts.Tier;
import io.pronto.knowledge.answer.Decision.AskBack;
import io.pronto.knowledge.answer.Decision.HandOff;
import io.pronto.knowledge.answer.IntentGuide.Recognised;
import io.pronto.knowledge.answer.Rated.Taught;
import io.pronto.knowledge.article.Articles;
import io.pronto.knowledge.article.Audience;
import io.pronto.knowledge.article.Language;
import io.pronto.knowledge.article.Pages;
import io.pronto.knowledge.article.PublishedArticle;
import io.pronto.knowledge.learning.KnownQuestion;
import io.pronto.knowledge.learning.Teachings;
import io.pronto.knowledge.search.Embeddings;
import io.pronto.knowledge.search.Entry;
import io.pronto.knowledge.search.Found;
import io.pronto.knowledge.search.Passage;
import io.pronto.knowledge.search.Passages;
import io.pronto.knowledge.search.Rankings;
import io.pronto.knowledge.search.SearchIndex;
import io.pronto.knowledge.search.SearchIndex.Sought;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * From a question to an answer with its sources, a question back or a hand-off. The bot, integrators and the evaluation use
 * this one path. Only published articles for everybody are read.
 */
public final class Answers {
    /** Entries looked at per ranking: enough for several articles with dozens of example questions each. */
    private static final int DEPTH = 60;

    /** Cosine from which two questions are the same in other words. */
    private static final double SAME = 0.8;

    /** Cosine from which a phrasing brings its article into play. */
    private static final double NEAR = 0.5;

    private final Embeddings embeddings;
    private final SearchIndex index;
    private final Articles articles;
    private final Pages pages;
    private final Map<Language, Tuning> tunings;
    private final Teachings teachings;
    private final SensitiveTopics sensitive;
    private final Map<Language, Prepared> prepared = new ConcurrentHashMap<>();

    /** A guide with the house's list of sensitive topics. @param topics the list it was made with */
    private record Prepared(List<SensitiveTopic> topics, IntentGuide guide, List<IntentGuide.Example> examples) {}

    /** What a language's decisions rest on. */
    public record Tuning(IntentGuide guide, Calibration calibration) {}

    public Answers(
            Embeddings embeddings,
            SearchIndex index,
            Articles articles,
            Pages pages,
            Map<Language, Tuning> tunings,
            Teachings teachings,
            SensitiveTopics sensitive) {
        this.embeddings = embeddings;
        this.index = index;
        this.articles = articles;
        this.pages = pages;
        this.tunings = Map.copyOf(tunings);
        this.teachings = teachings;
        this.sensitive = sensitive;
    }

    /**
     * What is asked, and what was said before.
     *
     * @param previous the question before, to which a short one may refer
     * @param rejected articles that did not help; never shown again
     * @param tier of a customer who is known to be who she says; null for anybody
     */
    public record Ask(
            Question question,
            @Nullable String previous,
            Set<ArticleId> rejected,
            @Nullable Tier tier) {
        public Ask {
            rejected = Set.copyOf(rejected);
        }

        /** Anybody's question. */
        public Ask(Question question, @Nullable String previous, Set<ArticleId> rejected) {
            this(question, previous, rejected, null);
        }

        public static Ask alone(Question question) {
            return new Ask(question, null, Set.of());
        }

        Set<Audience> readers() {
            return Audience.readableBy(tier);
        }
    }

    /** A passage that was looked at. @param nearness cosine of its article's nearest entry, 0 to 1 */
    public record Shown(Citation source, String text, double nearness) {}

    /** A passage that answers. @param text Markdown @param category the article's */
    public record Passed(String text, Citation source, String category) {}

    /**
     * What came of a question.
     *
     * @param answer present with a {@link Decision.Answer}
     * @param choices the articles offered with an {@link AskBack}; with a hand-off those that were nearest
     * @param topic the category of the strongest article, if any was near
     */
    public record Outcome(
            Decision decision,
            Language language,
            Optional<Passed> answer,
            List<Choice> choices,
            List<Shown> passages,
            @Nullable String topic) {}

    /** Whether a message in that direction says no more than that it wants a person. @param vector of length 1 */
    public boolean onlyWantsAPerson(Language language, float[] vector) {
        Prepared prepared = prepared(language);
        return prepared.guide()
                .byMeaning(vector, prepared.examples())
                .filter(meant -> meant.intent() == Intent.PERSON)
                .isPresent();
    }

    /** Embeds the guides' examples, which takes a second; without it the first question waits for that. */
    public void warmUp() {
        tunings.keySet().forEach(this::prepared);
    }

    /** Decides. @throws SearchIndex.Away if the index cannot be asked */
    public Outcome answer(Ask ask) {
        Question question = ask.question();
        Optional<Recognised> told = prepared(question.language()).guide().byPattern(question.text());
        if (told.isPresent() && !told.get().intent().belongsToPeople()) {
            return writtenFor(ask).orElseGet(() -> plain(Judgement.byWording(told.get()), question.language()));
        }
        if (told.isPresent()) {
            // People get it in any case; what was near helps them, but a broken index must not keep it from them.
            return handedOver(Judgement.byWording(told.get()), ask);
        }
        Outcome outcome = decide(question, ask);
        if (outcome.decision() instanceof HandOff unsure
                && unsure.intent() == null
                && ask.previous() != null
                && refersBack(question.text())) {
            Outcome together =
                    decide(new Question(shorten(ask.previous()) + " " + question.text(), question.language()), ask);
            return together.decision() instanceof HandOff ? outcome : together;
        }
        return outcome;
    }

    /** The answer of an article that the customer picked and may read, in the wanted language if there is a translation. */
    public Optional<Passed> chosen(ArticleId article, String question, Language language, @Nullable Tier tier) {
        Set<Audience> readers = Audience.readableBy(tier);
        return articles.published(List.of(article)).stream()
                .findFirst()
                .map(found -> found.identity().language() == language
                        ? found
                        : articles.publishedTranslation(found.identity().key(), language)
                                .orElse(found))
                .filter(found -> readers.contains(found.content().audience()))
                .map(found -> passed(found, question, readers));
    }

    /** Small talk is answered by an article only if one was written for just that. */
    private Optional<Outcome> writtenFor(Ask ask) {
        try {
            return Optional.of(decide(ask.question(), ask))
                    .filter(outcome -> outcome.decision() instanceof Decision.Answer given
                            && given.candidate().asked() >= SAME);
        } catch (SearchIndex.Away away) {
            return Optional.empty();
        }
    }

    private Outcome decide(Question question, Ask ask) {
        Set<Audience> readers = ask.readers();
        Tuning tuning = tuning(question.language());
        Prepared prepared = prepared(question.language());
        float[] vector = embeddings.ofQuestion(question.language(), question.text());
        Sought query = new Sought(question.language(), question.text(), vector, readers, DEPTH);
        Rankings rankings = index.find(query);
        Optional<Taught> taught = teachings
                .model(question.language())
                .map(model -> new Taught(model, model.guess(vector, question.text())));
        List<KnownQuestion> phrasings = teachings.phrasings(question.language());
        List<Candidate> found = candidates(rankings, taught, phrasings, vector);
        Map<ArticleId, PublishedArticle> readable = readable(found, taught, readers);
        // The index may lag behind a retirement by a moment; the articles themselves are the authority.
        List<Candidate> candidates = found.stream()
                .filter(candidate -> readable.containsKey(candidate.article()))
                .toList();
        Optional<Recognised> meant = prepared.guide().byMeaning(vector, prepared.examples());
        List<Rated> rated = Rated.of(
                candidates.stream()
                        .filter(candidate -> !ask.rejected().contains(candidate.article()))
                        .toList(),
                taught,
                foreign(phrasings, vector),
                tuning.calibration());
        Decision decision = Judgement.of(
                rated,
                meant,
                candidates.stream().mapToDouble(Candidate::asked).max().orElse(0),
                tuning.calibration(),
                teachings
                        .answerAt(question.language(), Audience.narrowestOf(ask.tier()))
                        .orElse(tuning.calibration().answerAt()));
        Optional<Passed> answer = decision instanceof Decision.Answer given
                ? Optional.of(passed(get(readable, given.candidate().article()), query, rankings))
                : Optional.empty();
        List<Candidate> near = switch (decision) {
            case Decision.Answer given -> List.of(given.candidate());
            case AskBack asked -> asked.choices();
            case HandOff handOff -> handOff.near();
        };
        List<Candidate> strongest =
                rated.stream().limit(5).map(Rated::candidate).toList();
        Map<ArticleId, Found> places = new LinkedHashMap<>();
        rankings.byPassage().stream()
                .filter(place ->
                        strongest.stream().anyMatch(one -> one.article().equals(place.article())))
                .forEach(place -> places.putIfAbsent(place.article(), place));
        Map<Found, Entry> texts = index.read(question.language(), places.values());
        return new Outcome(
                decision,
                question.language(),
                answer,
                near.stream()
                        .map(candidate -> choice(candidate, get(readable, candidate.article())))
                        .toList(),
                strongest.stream()
                        .map(candidate -> shown(
                                candidate,
                                get(readable, candidate.article()),
                                Optional.ofNullable(places.get(candidate.article()))
                                        .map(texts::get)))
                        .toList(),
                near.isEmpty()
                        ? null
                        : get(readable, near.getFirst().article()).content().category());
    }

    private Outcome handedOver(Decision decision, Ask ask) {
        Question question = ask.question();
        try {
            Outcome near = decide(question, new Ask(question, null, Set.of(), ask.tier()));
            return new Outcome(
                    decision, question.language(), Optional.empty(), List.of(), near.passages(), near.topic());
        } catch (SearchIndex.Away away) {
            return plain(decision, question.language());
        }
    }

    private static Outcome plain(Decision decision, Language language) {
        return new Outcome(decision, language, Optional.empty(), List.of(), List.of(), null);
    }

    /** What the search, the model and people's own phrasings bring, strongest first. */
    private static List<Candidate> candidates(
            Rankings rankings, Optional<Taught> taught, List<KnownQuestion> phrasings, float[] vector) {
        Map<ArticleId, Candidate> found = new LinkedHashMap<>();
        Candidate.of(rankings, DEPTH).forEach(candidate -> found.put(candidate.article(), candidate));
        taught.flatMap(Taught::guess)
                .ifPresent(guess -> List.of(guess.article(), guess.second())
                        .forEach(
                                article -> found.computeIfAbsent(article, a -> Candidate.unfound(a, rankings, DEPTH))));
        for (KnownQuestion phrasing : phrasings) {
            ArticleId article = phrasing.article();
            if (article != null) {
                double near = IntentGuide.cosine(vector, phrasing.vector());
                if (near >= NEAR) {
                    found.compute(
                            article,
                            (a, known) ->
                                    (known == null ? Candidate.unfound(a, rankings, DEPTH) : known).phrased(near));
                }
            }
        }
        return found.values().stream().sorted(Candidate.STRONGEST).toList();
    }

    private static double foreign(List<KnownQuestion> phrasings, float[] vector) {
        return phrasings.stream()
                .filter(phrasing -> phrasing.article() == null)
                .mapToDouble(phrasing -> IntentGuide.cosine(vector, phrasing.vector()))
                .max()
                .orElse(0);
    }

    private Map<ArticleId, PublishedArticle> readable(
            List<Candidate> candidates, Optional<Taught> taught, Set<Audience> readers) {
        Map<ArticleId, PublishedArticle> readable = new LinkedHashMap<>();
        Set<ArticleId> ids = new LinkedHashSet<>(
                candidates.stream().limit(10).map(Candidate::article).toList());
        taught.flatMap(Taught::guess).ifPresent(guess -> ids.addAll(List.of(guess.article(), guess.second())));
        for (PublishedArticle article : articles.published(ids)) {
            if (readers.contains(article.content().audience())) {
                readable.put(article.id(), article);
            }
        }
        return readable;
    }

    private Passed passed(PublishedArticle article, String question, Set<Audience> readers) {
        Language language = article.identity().language();
        Language asked = Language.written(question, language);
        if (asked != language) {
            // Directions of two languages cannot be compared: the article's beginning is the best guess.
            List<Passage> all = Passages.of(pages.sections(article.content().markdown()));
            return passed(article, all, 0);
        }
        float[] vector = embeddings.ofQuestion(language, question);
        Sought query = new Sought(language, question, vector, readers, DEPTH);
        return passed(article, query, new Rankings(List.of(), List.of(), List.of()));
    }

    /** Its nearest passage: mostly the search brought it already. */
    private Passed passed(PublishedArticle article, Sought query, Rankings rankings) {
        List<Passage> all = Passages.of(pages.sections(article.content().markdown()));
        int place = nearest(article, rankings.byPassage(), all.size())
                .or(() -> nearest(article, index.passages(article.id(), query), all.size()))
                .orElse(0);
        return passed(article, all, place);
    }

    private static Optional<Integer> nearest(PublishedArticle article, List<Found> passages, int count) {
        return passages.stream()
                .filter(found -> found.article().equals(article.id()) && found.version() == article.version())
                .map(Found::ordinal)
                .filter(ordinal -> ordinal < count)
                .findFirst();
    }

    private static Passed passed(PublishedArticle article, List<Passage> all, int place) {
        String category = article.content().category();
        if (all.isEmpty()) {
            return new Passed(article.content().title(), citation(article, ""), category);
        }
        Passage passage = all.get(place);
        return new Passed(passage.markdown(), citation(article, passage.anchor()), category);
    }

    private static Shown shown(Candidate candidate, PublishedArticle article, Optional<Entry> passage) {
        return new Shown(
                citation(article, passage.map(Entry::anchor).orElse("")),
                passage.map(Entry::text).orElse(article.content().title()),
                Math.max(candidate.asked(), candidate.told()));
    }

    private static Choice choice(Candidate candidate, PublishedArticle article) {
        return new Choice(candidate.article(), article.content().title());
    }

    private static Citation citation(PublishedArticle article, String anchor) {
        // The help centre has no page of what is not for everybody.
        String path = article.content().audience() == Audience.PUBLIC ? article.path() : "";
        return new Citation(article.id(), article.version(), article.content().title(), path, anchor);
    }

    private Prepared prepared(Language language) {
        List<SensitiveTopic> topics = sensitive.all();
        Prepared known = prepared.get(language);
        if (known == null || known.topics() != topics) {
            IntentGuide guide = tuning(language).guide().with(topics, language);
            known = new Prepared(topics, guide, embedded(language, guide));
            prepared.put(language, known);
        }
        return known;
    }

    private List<IntentGuide.Example> embedded(Language language, IntentGuide guide) {
        List<IntentGuide.Example> embedded = new ArrayList<>();
        guide.wordings().forEach((intent, wording) -> {
            if (intent.belongsToPeople() && !wording.examples().isEmpty()) {
                embeddings
                        .ofTexts(language, wording.examples())
                        .forEach(vector -> embedded.add(new IntentGuide.Example(intent, vector)));
            }
        });
        return List.copyOf(embedded);
    }

    private Tuning tuning(Language language) {
        Tuning tuning = tunings.get(language);
        if (tuning == null) {
            throw new IllegalStateException(
                    "There is no calibration for " + language + ". Maybe its resource is missing.");
        }
        return tuning;
    }

    private static PublishedArticle get(Map<ArticleId, PublishedArticle> readable, ArticleId id) {
        PublishedArticle article = readable.get(id);
        if (article == null) {
            throw new IllegalStateException("Article " + id + " was decided on but cannot be read.");
        }
        return article;
    }

    /** A short message alone often means "and what about …": it is then read together with the one before. */
    private static boolean refersBack(String text) {
        return Passages.weight(text) <= 40;
    }

    private static String shorten(String previous) {
        return previous.length() <= 300 ? previous : previous.substring(0, 300);
    }
}
