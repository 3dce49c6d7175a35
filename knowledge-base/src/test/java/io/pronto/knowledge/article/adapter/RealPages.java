package io.pronto.knowledge.article.adapter;

import io.pronto.knowledge.article.Pages;

/** The Markdown reader that ships. */
public final class RealPages {
    private RealPages() {}

    public static Pages pages() {
        return new MarkdownPages();
    }
}
