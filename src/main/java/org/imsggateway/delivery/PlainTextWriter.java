package org.imsggateway.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.imsggateway.message.Whitespace;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes HTML as it is written in a chat: {@code *bold*}, {@code _italic_}, {@code ~struck~}, a bullet for each item. */
final class PlainTextWriter implements NodeVisitor {

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /** Blocks of which nothing is seen. */
    private static final Set<String> UNSEEN = Set.of("body", "script", "style");

    private final StringBuilder out = new StringBuilder();

    /** Where the marks stand that are open. */
    private final Deque<Integer> marks = new ArrayDeque<>();

    /** Where the last thing ends that is neither a mark nor white space. */
    private int inked;

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            write(text.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (isBlock(element)) {
                endLine();
            }
            if (name.equals("li")) {
                out.append("• ");
                inked = out.length() - 1;
            }
            String mark = mark(name);
            if (!mark.isEmpty()) {
                marks.push(out.length());
                out.append(mark);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String mark = mark(element.normalName());
        if (!mark.isEmpty()) {
            close(marks.pop(), mark);
        }
        if (element.normalName().equals("br")) {
            out.append('\n');
        } else if (isBlock(element)) {
            endLine();
        }
    }

    /** Between blocks white space is only there for the reader of the source. */
    private void write(String text) {
        boolean lineBegins = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        if (!(lineBegins && Whitespace.isBlank(text) && text.indexOf('\n') >= 0)) {
            out.append(text);
            int end = Whitespace.trimEnd(text).length();
            inked = end == 0 ? inked : out.length() - text.length() + end;
        }
    }

    /** A mark around nothing would be seen as itself. */
    private void close(int start, String mark) {
        if (inked <= start) {
            out.delete(start, start + mark.length());
        } else {
            out.append(mark);
        }
    }

    private void endLine() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() && !UNSEEN.contains(element.normalName());
    }

    private static String mark(String name) {
        return switch (name) {
            case "b", "strong" -> "*";
            case "i", "em" -> "_";
            case "s", "strike", "del" -> "~";
            case "code" -> "`";
            default -> HEADINGS.contains(name) ? "*" : "";
        };
    }

    String text() {
        return Whitespace.trim(out.toString());
    }
}
