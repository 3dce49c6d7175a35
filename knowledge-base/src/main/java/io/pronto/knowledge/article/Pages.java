package io.pronto.knowledge.article;

import java.util.List;

/** Reads Markdown. Anchors of {@link #sections} and of {@link #html} are the same. */
public interface Pages {
    /** Safe HTML: no scripts, styles, forms, frames or event handlers, whatever was written; headings have anchors. */
    String html(String markdown);

    /** The parts of the text in order; parts without words are left out. */
    List<Section> sections(String markdown);
}
