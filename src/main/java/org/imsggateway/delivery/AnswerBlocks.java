package org.imsggateway.delivery;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in an answer that still grows what of it is finished: one or more paragraphs that mean the same without what follows.
 * A block ends at an empty line, outside fenced code, and where nothing is open that a model writes for itself: its reasoning
 * is seen neither where it begins nor where it ends. Where blocks end depends on the text alone, not on when it came.
 */
public final class AnswerBlocks {

    /** A tag that has begun and not ended: an empty line can stand within it. */
    private static final Pattern HALF_TAG = Pattern.compile("<[\\s/]*+(?:[A-Za-z_:|｜-][^<>]*+)?+\\z");

    /** Each look reads the whole block: one that stays open so long goes out with the end of the answer. */
    private static final int MOST_LOOKS = 100;

    private final int least;
    private final int most;
    private int from;
    private int scanned;

    /** Where the last line ended, if only blanks came since; -1 if something else did. */
    private int lineEnd = -1;

    private int fits = -1;
    private int looks;

    /**
     * The blocks of one answer.
     *
     * @param least the least a block should hold, in UTF-16 code units; null for any
     * @param most the most it should hold, where paragraphs allow it; null for any
     */
    public AnswerBlocks(@Nullable Integer least, @Nullable Integer most) {
        this.least = least == null ? 1 : least;
        this.most = most == null ? Integer.MAX_VALUE : most;
    }

    /**
     * The next finished block.
     *
     * @param text the answer as far as it has come; what came before has not changed
     * @return where the block ends; it begins where the one before ended. Empty if there is none yet
     */
    public OptionalInt next(CharSequence text) {
        while (looks < MOST_LOOKS && scanned < text.length()) {
            char next = text.charAt(scanned++);
            int before = lineEnd;
            if (next == '\n') {
                lineEnd = scanned - 1;
            } else if (" \t\r".indexOf(next) < 0) {
                lineEnd = -1;
            }
            if (next == '\n' && before >= 0) {
                OptionalInt end = ending(text.subSequence(from, before).toString(), before);
                if (end.isPresent()) {
                    return end;
                }
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt ending(String block, int end) {
        if (block.isBlank()) {
            return OptionalInt.empty();
        }
        if (!isFinished(block)) {
            looks++;
            return OptionalInt.empty();
        }
        int length = block.strip().length();
        if (length > most && fits > from) {
            return OptionalInt.of(beginAfter(fits));
        }
        if (length >= least) {
            return OptionalInt.of(beginAfter(end));
        }
        fits = end;
        return OptionalInt.empty();
    }

    private int beginAfter(int end) {
        from = end;
        scanned = end + 1;
        lineEnd = -1;
        fits = -1;
        looks = 0;
        return end;
    }

    private static boolean isFinished(String block) {
        return block.indexOf('\0') < 0
                && !ReplyFormatter.endsSilently(block)
                && !HALF_TAG.matcher(block).find()
                && !HiddenElements.isOpen(block);
    }
}
