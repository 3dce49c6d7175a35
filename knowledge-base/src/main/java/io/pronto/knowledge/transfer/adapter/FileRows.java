package io.pronto.knowledge.transfer.adapter;

import io.pronto.knowledge.transfer.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of a file of any format, one after the other. */
final class FileRows {
    /** Characters of one article in a file at most. */
    static final int LONGEST_ROW = 1_000_000;

    private final JsonRows json;
    private final CsvRows csv;
    private final ZipRows zip;

    FileRows(JsonMapper mapper) {
        this.json = new JsonRows(mapper);
        this.csv = new CsvRows(mapper);
        this.zip = new ZipRows(mapper);
    }

    void read(FileFormat format, InputStream in, RowSink sink) throws IOException, BrokenFileException {
        switch (format) {
            case JSON -> json.read(in, sink);
            case CSV -> csv.read(in, sink);
            case ZIP -> zip.read(in, sink);
        }
    }
}
