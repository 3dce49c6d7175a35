package io.pronto.knowledge.transfer.adapter;

/** Where the rows of a file go while it is read. */
interface RowSink {
    /** @param place where in the file it stands, for people @param content the article as a JSON object, unchecked */
    void row(String place, String content) throws BrokenFileException;

    /** A row that cannot even be read. @param detail why, as a sentence */
    void unreadable(String place, String code, String detail) throws BrokenFileException;
}
