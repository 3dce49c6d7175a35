package io.pronto.routing.matrix.adapter;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.pronto.platform.problem.Problem;
import io.pronto.routing.matrix.MatrixFile.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Rows as spreadsheets read and write them: UTF-8 with a mark for it, comma or semicolon between. */
final class MatrixCsv {
    private static final char MARK = '\uFEFF';
    private static final int MOST_BYTES = 4_000_000;
    private static final int MOST_ROWS = 10_001;
    private static final int MOST_COLUMNS = 1_000;
    /** A spreadsheet takes a cell that begins like this for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private MatrixCsv() {}

    static String written(List<List<String>> rows) {
        StringWriter out = new StringWriter();
        out.write(MARK);
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(MatrixCsv::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** @throws Problem 400 {@code csv-encoding} or {@code csv-unreadable}, 413 {@code csv-too-large} */
    static List<Row> read(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Problem.tooLarge("csv-too-large", MOST_ROWS - 1, MOST_COLUMNS);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("csv-encoding").because(e);
        }
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            text = text.substring(1);
        }
        String header = text.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                if (rows.size() == MOST_ROWS || record.getFieldCount() > MOST_COLUMNS) {
                    throw Problem.tooLarge("csv-too-large", MOST_ROWS - 1, MOST_COLUMNS);
                }
                rows.add(new Row(
                        record.getStartingLineNumber(),
                        record.getFields().stream().map(MatrixCsv::meant).toList()));
            }
        } catch (CsvParseException e) {
            throw Problem.badRequest("csv-unreadable", rows.size() + 1).because(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String meant(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
