package org.imsggateway.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * A table of a text, its cells without marks.
 *
 * @param head the names of its columns
 * @param rows its rows, each as long as the head
 */
record Table(List<String> head, List<List<String>> rows) {

    static final String FENCE = "```";
    private static final int NARROWEST = 3;

    /** A wider table is not made even: one long cell would make every row as long. */
    private static final int MOST_CHARACTERS = 100_000;

    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** Reads a table as the parser has it. */
    static Table of(Node block) {
        var all = new ArrayList<List<String>>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    all.add(cells(row));
                }
            }
        }
        return new Table(all.getFirst(), all.subList(1, all.size()));
    }

    private static List<String> cells(Node row) {
        var cells = new ArrayList<String>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(cell.getFirstChild() instanceof Text text ? text.getLiteral() : "");
            }
        }
        return cells;
    }

    /** As fenced code, its columns made even. */
    List<String> fenced() {
        int[] widths = widths();
        var lines = new ArrayList<String>();
        lines.add(FENCE);
        lines.add(line(head, widths));
        lines.add(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(FENCE);
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(NARROWEST, width(head.get(column)));
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        long characters = IntStream.of(widths).asLongStream().sum() * (rows.size() + 2);
        return characters > MOST_CHARACTERS
                ? IntStream.of(widths).map(_ -> NARROWEST).toArray()
                : widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(' ').append(cell).append(" ".repeat(Math.max(0, widths[column] - width(cell))));
            line.append(" |");
        }
        return line.toString();
    }

    /** A paragraph for each row: its first cell in bold, and what the others say under the names of their columns. */
    List<String> bullets() {
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            List<String> said = bullets(row);
            if (!said.isEmpty() && !lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(said);
        }
        return lines;
    }

    private List<String> bullets(List<String> row) {
        var lines = new ArrayList<String>();
        for (int column = 0; column < head.size(); column++) {
            String cell = row.get(column);
            if (cell.isEmpty()) {
                continue;
            }
            if (column == 0 && head.size() > 1) {
                lines.add("**" + cell + "**");
            } else {
                lines.add("• " + (head.get(column).isEmpty() ? "" : head.get(column) + ": ") + cell);
            }
        }
        return lines;
    }
}
