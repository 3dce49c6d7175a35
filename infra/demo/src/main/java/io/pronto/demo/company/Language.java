package io.pronto.demo.company;

import java.util.Locale;

/** The languages of the demo company. */
public enum Language {
    EN,
    ZH;

    /** The BCP 47 tag that the API takes. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
