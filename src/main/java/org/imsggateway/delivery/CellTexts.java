package org.imsggateway.delivery;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;

/** What stands in the cells of tables. Of all other text the marks within a line are of no interest here. */
final class CellTexts implements InlineParser {

    /** In a longer cell marks stay: some of them are looked for to the end of the cell again and again. */
    private static final int LONGEST = 1000;

    /** Keeps the parser from taking the cell for something that stands at the start of a paragraph. */
    private static final String START = ". ";

    private static final Pattern LINE_BREAK = Pattern.compile("<br\\s*+/?>", Pattern.CASE_INSENSITIVE);

    private static final Parser MARKS =
            Parser.builder().enabledBlockTypes(Set.of()).maxInlineNesting(32).build();

    @Override
    public void parse(SourceLines lines, Node node) {
        if (node instanceof TableCell) {
            node.appendChild(new Text(plain(lines.getContent().strip())));
        }
    }

    /** A cell without its marks; a link keeps its address, without which it would be worth nothing. */
    static String plain(String cell) {
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return cell;
        }
        var plain = new Plain();
        MARKS.parse(START + cell).accept(plain);
        return plain.text.substring(START.length());
    }

    private static final class Plain extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            text.append(LINE_BREAK.matcher(node.getLiteral()).matches() ? " " : node.getLiteral());
        }

        @Override
        public void visit(Link node) {
            named(node, node.getDestination());
        }

        @Override
        public void visit(Image node) {
            named(node, node.getDestination());
        }

        private void named(Node node, String address) {
            int start = text.length();
            visitChildren(node);
            String name = text.substring(start);
            if (name.isBlank()) {
                text.append(address);
            } else if (!address.isEmpty() && !address.equals(name) && !address.equals("mailto:" + name)) {
                text.append(" (").append(address).append(')');
            }
        }
    }
}
