package org.imsggateway.delivery;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.config.ChunkMode;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/**
 * Cuts a text into messages that are short enough. Between two pieces only white space is lost, and never anything
 * else: the pieces stand in the text in order, without overlap.
 */
@Component
final class ChunkingService {

    /**
     * Cuts.
     *
     * @param text any text
     * @param limit the longest piece in UTF-16 code units; 0 or less = do not cut. Only a single code point that is
     *     longer than the limit makes a longer piece
     * @param mode where to cut
     * @return the pieces in order; empty for an empty text, and for white space that is longer than the limit
     */
    List<String> chunk(String text, int limit, ChunkMode mode) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (limit <= 0) {
            return List.of(text);
        }
        return switch (mode) {
            case LENGTH -> LengthCutter.cut(text, limit);
            case NEWLINE -> byParagraph(text, limit);
        };
    }

    /** A text without any blank line is not a paragraph: it keeps the white space at its end. */
    private static List<String> byParagraph(String text, int limit) {
        String unified = text.replace("\r\n", "\n").replace('\r', '\n');
        List<String> paragraphs = Paragraphs.of(unified);
        if (paragraphs.isEmpty()) {
            return LengthCutter.cut(unified, limit);
        }
        var pieces = new ArrayList<String>();
        for (String paragraph : paragraphs) {
            String trimmed = Whitespace.trimEnd(paragraph);
            if (!trimmed.isEmpty()) {
                pieces.addAll(LengthCutter.cut(trimmed, limit));
            }
        }
        return pieces;
    }
}
