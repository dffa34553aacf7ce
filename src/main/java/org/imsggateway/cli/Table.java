package org.imsggateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows in columns that are as wide as their widest cell. */
final class Table {

    private final Paint paint;
    private final List<List<String>> rows = new ArrayList<>();

    Table(Paint paint, String... heads) {
        this.paint = paint;
        rows.add(List.of(heads));
    }

    Table row(@Nullable Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            String text = cell == null ? "" : Plain.line(cell.toString());
            row.add(text.isEmpty() ? "-" : text);
        }
        rows.add(row);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return IntStream.range(0, rows.size())
                .mapToObj(index -> render(rows.get(index), widths, index == 0))
                .collect(Collectors.joining("\n"));
    }

    private String render(List<String> row, int[] widths, boolean head) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            boolean last = column == row.size() - 1;
            String padding = last ? "" : " ".repeat(widths[column] - width(cell) + 2);
            line.append(head ? paint.head(cell) : paint.word(cell)).append(padding);
        }
        return line.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
