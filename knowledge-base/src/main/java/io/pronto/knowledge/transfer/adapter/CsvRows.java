package io.pronto.knowledge.transfer.adapter;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A table with a header; the columns are named as the fields of an article, in any order and any case. */
final class CsvRows {
    /** Lists are one entry a line within their cell. */
    private static final List<String> LISTS = List.of("tags", "exampleQuestions");

    static final List<String> COLUMNS = List.of(
            "key",
            "slug",
            "language",
            "title",
            "category",
            "tags",
            "audience",
            "state",
            "markdown",
            "exampleQuestions");

    private final JsonMapper json;

    CsvRows(JsonMapper json) {
        this.json = json;
    }

    void read(InputStream in, RowSink sink) throws IOException, BrokenFileException {
        try (CsvReader<CsvRecord> table = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(FileRows.LONGEST_ROW)
                .ofCsvRecord(in, StandardCharsets.UTF_8)) {
            List<String> header = List.of();
            for (CsvRecord line : table) {
                if (header.isEmpty()) {
                    header = header(line.getFields());
                    continue;
                }
                String place = "line " + line.getStartingLineNumber();
                if (line.getFieldCount() != header.size()) {
                    sink.unreadable(
                            place,
                            "wrong-columns",
                            "It has " + line.getFieldCount() + " cells; the header has " + header.size() + ".");
                    continue;
                }
                Map<String, Object> article = new TreeMap<>();
                for (int column = 0; column < header.size(); column++) {
                    String cell = plain(line.getField(column));
                    if (!cell.isEmpty()) {
                        String field = header.get(column);
                        article.put(field, LISTS.contains(field) ? entries(cell) : cell);
                    }
                }
                sink.row(place, json.writeValueAsString(article));
            }
        } catch (CsvParseException e) {
            throw new BrokenFileException("It is not CSV from some row on: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> header(List<String> cells) throws BrokenFileException {
        List<String> header = cells.stream()
                .map(cell -> COLUMNS.stream()
                        .filter(column -> column.equalsIgnoreCase(
                                cell.strip().replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElse(""))
                .toList();
        int unknown = header.indexOf("");
        if (unknown >= 0) {
            throw new BrokenFileException("There is no column '" + cells.get(unknown) + "'; there are "
                    + String.join(", ", COLUMNS) + ". Maybe the header is missing.");
        }
        if (header.stream().distinct().count() < header.size()) {
            throw new BrokenFileException("A column is there twice.");
        }
        return header;
    }

    private static List<String> entries(String cell) {
        return Stream.of(cell.split("\\R"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** What {@link ExportFiles} put before a cell that a spreadsheet would run is taken away again. */
    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && ExportFiles.RUNS.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
