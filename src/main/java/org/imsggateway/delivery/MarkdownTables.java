package org.imsggateway.delivery;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.imsggateway.config.TableMode;
import org.imsggateway.message.Whitespace;

/**
 * Rewrites the tables of a Markdown text so that they can be read where nobody draws them. A parser of Markdown says what is a
 * table; everything else, code above all, stays as it is, to the byte.
 */
final class MarkdownTables {

    /** Rows are filled up to the width of the head: a small text could make a table of any size. */
    private static final int MOST_CELLS = 100_000;

    private static final int DEEPEST = 64;

    /** What a paragraph has is looked at anew with each of its lines, so that one without an end would take for ever. */
    private static final int MOST_LINES = 1000;

    private static final Parser PARSER = Parser.builder()
            .extensions(Set.of(TablesExtension.builder().maxCells(MOST_CELLS).build()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .inlineParserFactory(_ -> new CellTexts())
            .maxOpenBlockParsers(DEEPEST)
            .build();

    private MarkdownTables() {}

    /** The text with its tables in another form. */
    static String rewrite(String text, TableMode mode) {
        return switch (mode) {
            case OFF -> text;
            case BULLETS -> rewrite(text, Table::bullets);
            case CODE, BLOCK -> rewrite(text, Table::fenced);
        };
    }

    private static String rewrite(String text, Function<Table, List<String>> form) {
        if (!mayHoldTable(text)) {
            return text;
        }
        try {
            var rewriting = new Rewriting(text, form);
            PARSER.parse(text).accept(rewriting);
            return rewriting.result();
        } catch (IllegalArgumentException tooManyCells) {
            return text;
        }
    }

    /** Most answers have none, and are not parsed. */
    private static boolean mayHoldTable(String text) {
        return text.indexOf('|') >= 0
                && text.indexOf('-') >= 0
                && text.indexOf('\n') >= 0
                && longestBlock(text) <= MOST_LINES;
    }

    /** The most lines between two empty ones. */
    private static int longestBlock(String text) {
        int longest = 0;
        int lines = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            lines = Whitespace.isBlank(text.substring(start, next)) ? 0 : lines + 1;
            longest = Math.max(longest, lines);
            start = next;
        }
        return longest;
    }

    /** Puts the new form of each table in the place of the lines that it stood in. */
    private static final class Rewriting extends AbstractVisitor {

        private final String text;
        private final Function<Table, List<String>> form;
        private final StringBuilder out = new StringBuilder();
        private int copied;

        Rewriting(String text, Function<Table, List<String>> form) {
            this.text = text;
            this.form = form;
        }

        String result() {
            return copied == 0 ? text : out.append(text, copied, text.length()).toString();
        }

        @Override
        public void visit(CustomBlock block) {
            List<SourceSpan> lines = block.getSourceSpans();
            if (block instanceof TableBlock && lines.size() > 1) {
                List<String> by = form.apply(Table.of(block));
                if (!by.isEmpty()) {
                    replace(lines, by);
                }
            }
        }

        /** Within a quote or a list each new line gets what stood before the second one of the table. */
        private void replace(List<SourceSpan> lines, List<String> by) {
            SourceSpan second = lines.get(1);
            int lineStart = second.getInputIndex() - second.getColumnIndex();
            String lead = text.substring(lineStart, second.getInputIndex());
            out.append(text, copied, lines.getFirst().getInputIndex()).append(String.join("\n" + lead, by));
            copied = lines.getLast().getInputIndex() + lines.getLast().getLength();
        }
    }
}
