package io.pronto.knowledge.help;

import io.pronto.knowledge.article.Language;
import java.util.List;
import java.util.Map;

/** What the help centre's pages say beside the articles. */
public final class HelpWords {
    /** Categories in the order in which they are shown; what an author made up stands behind them. */
    public static final List<String> KNOWN_CATEGORIES = List.of(
            "orders", "shipping", "returns", "billing", "account", "membership", "product", "technical", "general");

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("title", "Help centre"),
            Map.entry("skip", "Skip to the content"),
            Map.entry("language", "Language"),
            Map.entry("question", "How can we help?"),
            Map.entry("search", "Search the help centre"),
            Map.entry("placeholder", "Search, for example: return an item"),
            Map.entry("find", "Search"),
            Map.entry("none", "No article yet"),
            Map.entry("noneHint", "Articles appear here as soon as they are published."),
            Map.entry("results", "Articles found"),
            Map.entry("nothing", "Nothing found"),
            Map.entry("nothingHint", "Try fewer or other words, or look through all topics."),
            Map.entry("away", "The search is away for the moment. All topics are below."),
            Map.entry("updated", "Updated"),
            Map.entry("trail", "Where you are"),
            Map.entry("onThisPage", "On this page"),
            Map.entry("related", "Related articles"),
            Map.entry("all", "All articles"),
            Map.entry("more", "More articles"),
            Map.entry("helped", "Did this help?"),
            Map.entry("yes", "Yes"),
            Map.entry("no", "No"),
            Map.entry("remark", "What was missing? (optional)"),
            Map.entry("send", "Send"),
            Map.entry("thanks", "Thank you. Your answer helps us to make this page better."),
            Map.entry("contact", "Still need help?"),
            Map.entry("contactHint", "Ask us; we see which article you were reading."),
            Map.entry("ask", "Ask us"),
            Map.entry("missing", "This page is not here"),
            Map.entry(
                    "missingHint",
                    "The article may have moved or been taken down. Search for it, or look through all topics."),
            Map.entry("topics", "All topics"),
            Map.entry("category.orders", "Orders"),
            Map.entry("category.shipping", "Shipping and delivery"),
            Map.entry("category.returns", "Returns and refunds"),
            Map.entry("category.billing", "Payment and invoices"),
            Map.entry("category.account", "Your account"),
            Map.entry("category.membership", "Membership"),
            Map.entry("category.product", "Products"),
            Map.entry("category.technical", "Technical help"),
            Map.entry("category.general", "General"));

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("title", "帮助中心"),
            Map.entry("skip", "跳到正文"),
            Map.entry("language", "语言"),
            Map.entry("question", "有什么可以帮您？"),
            Map.entry("search", "搜索帮助中心"),
            Map.entry("placeholder", "搜索，例如：如何退货"),
            Map.entry("find", "搜索"),
            Map.entry("none", "还没有文章"),
            Map.entry("noneHint", "文章发布后会显示在这里。"),
            Map.entry("results", "找到的文章"),
            Map.entry("nothing", "没有找到"),
            Map.entry("nothingHint", "试试更少或其他的词，或浏览所有主题。"),
            Map.entry("away", "搜索暂时不可用，所有主题见下方。"),
            Map.entry("updated", "更新于"),
            Map.entry("trail", "当前位置"),
            Map.entry("onThisPage", "本页内容"),
            Map.entry("related", "相关文章"),
            Map.entry("all", "全部文章"),
            Map.entry("more", "更多文章"),
            Map.entry("helped", "这篇文章有帮助吗？"),
            Map.entry("yes", "有帮助"),
            Map.entry("no", "没有帮助"),
            Map.entry("remark", "还缺少什么？（选填）"),
            Map.entry("send", "提交"),
            Map.entry("thanks", "谢谢！您的反馈能帮助我们改进这篇文章。"),
            Map.entry("contact", "还需要帮助？"),
            Map.entry("contactHint", "请联系我们，客服会看到您正在阅读的文章。"),
            Map.entry("ask", "联系客服"),
            Map.entry("missing", "没有这个页面"),
            Map.entry("missingHint", "文章可能已移动或下线。请搜索，或浏览所有主题。"),
            Map.entry("topics", "所有主题"),
            Map.entry("category.orders", "订单"),
            Map.entry("category.shipping", "配送"),
            Map.entry("category.returns", "退换货与退款"),
            Map.entry("category.billing", "付款与发票"),
            Map.entry("category.account", "账户"),
            Map.entry("category.membership", "会员"),
            Map.entry("category.product", "商品"),
            Map.entry("category.technical", "技术支持"),
            Map.entry("category.general", "综合"));

    private HelpWords() {}

    /** All words of a language, by key; the same keys in each. */
    public static Map<String, String> of(Language language) {
        return switch (language) {
            case EN -> ENGLISH;
            case ZH -> CHINESE;
        };
    }

    /** A category's name; what an author made up is its own name. */
    public static String category(Language language, String category) {
        return of(language).getOrDefault("category." + category, category);
    }

    /** A language's name in itself, so that whoever cannot read the present one finds it. */
    public static String ownName(Language language) {
        return switch (language) {
            case EN -> "English";
            case ZH -> "中文";
        };
    }
}
