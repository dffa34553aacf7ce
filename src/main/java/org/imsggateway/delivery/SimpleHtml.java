package org.imsggateway.delivery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Tag;
import org.jsoup.select.NodeTraversor;

/**
 * Makes plain text of what programs send as simple HTML. Only what is a tag of HTML counts: {@code 1 < 2} and
 * {@code List<String>} stay, and so does all code between backticks. A text without any tag is not touched.
 */
final class SimpleHtml {

    private static final Pattern TAG = Pattern.compile("</?+([A-Za-z][A-Za-z0-9]*+)"
            + "(?:\\s++[A-Za-z_:][-A-Za-z0-9_:.]*+\\s*+=\\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\\s\"'=<>`]++))*+\\s*+/?+>");
    private static final Pattern LINK =
            Pattern.compile("<((?:https?://|mailto:)[^\\s<>]++)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,31}+|#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+);");

    private SimpleHtml() {}

    /** The text without tags. */
    static String plain(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        String open = CodeMask.of(text);
        String bare = bareLinks(text, open);
        String markup = markup(bare, bare.length() == text.length() ? open : CodeMask.of(bare));
        return markup.isEmpty() ? bare : read(markup);
    }

    /** Markdown writes an address between angle brackets so that it is a link; Messages needs none. */
    private static String bareLinks(String text, String open) {
        Matcher link = LINK.matcher(open);
        var out = new StringBuilder();
        int at = 0;
        while (link.find()) {
            out.append(text, at, link.start()).append(text, link.start(1), link.end(1));
            at = link.end();
        }
        return out.append(text, at, text.length()).toString();
    }

    /** The text with everything escaped that is no tag and no entity of HTML; empty if it has no tag. */
    private static String markup(String text, String open) {
        Matcher tag = TAG.matcher(open);
        var out = new StringBuilder();
        int at = 0;
        while (tag.find()) {
            if (Tag.isKnownTag(tag.group(1).toLowerCase(Locale.ROOT))) {
                escape(text, open, at, tag.start(), out);
                out.append(text, tag.start(), tag.end());
                at = tag.end();
            }
        }
        if (at > 0) {
            escape(text, open, at, text.length(), out);
        }
        return out.toString();
    }

    private static void escape(String text, String open, int from, int to, StringBuilder out) {
        Matcher entity = ENTITY.matcher(open).region(from, to);
        int next = entity.find() ? entity.start() : to;
        for (int at = from; at < to; at++) {
            char sign = text.charAt(at);
            if (at == next) {
                out.append(sign);
                next = entity.find() ? entity.start() : to;
            } else if (sign == '<') {
                out.append("&lt;");
            } else if (sign == '&') {
                out.append("&amp;");
            } else {
                out.append(sign);
            }
        }
    }

    private static String read(String markup) {
        Document document = Jsoup.parseBodyFragment(markup);
        var writer = new PlainTextWriter();
        NodeTraversor.traverse(writer, document.body());
        return writer.text();
    }
}
