package org.imsggateway.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an author says about the delivery of a text by tags in it: {@code [[reply_to_current]]}, {@code [[reply_to:<id>]]} and
 * {@code [[audio_as_voice]]}. In code somebody talks about such tags, so there they stay.
 *
 * @param text the text without them
 * @param replyTo the guid of the message that is answered; null if none was chosen
 */
record DeliveryTags(String text, @Nullable String replyTo) {

    private static final int LONGEST_ID = 256;

    /** Possessive, and bounded, so that a megabyte of opening brackets is read once. */
    private static final String ID = "[^\\]\\s][^\\]\\n]{0,511}+";

    private static final String TAG =
            "\\[\\[[ \\t]*+(?:reply_to_current|audio_as_voice|reply_to[ \\t]*+:[ \\t]*+" + ID + ")[ \\t]*+\\]\\]";
    private static final Pattern TAGS = Pattern.compile(TAG + "(?:[ \\t]*+" + TAG + ")*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY = Pattern.compile(
            "\\[\\[[ \\t]*+reply_to(?:_current|[ \\t]*+:[ \\t]*+(" + ID + "))[ \\t]*+\\]\\]", Pattern.CASE_INSENSITIVE);

    /**
     * Takes the tags out of a text.
     *
     * @param text the text
     * @param current the guid of the message that is answered now; null or empty if there is none
     */
    static DeliveryTags of(String text, @Nullable String current) {
        if (!text.contains("[[")) {
            return new DeliveryTags(text, null);
        }
        var open = new OpenText(text);
        String replyTo = replyTo(open.find(REPLY), current);
        open.removeTags(TAGS);
        return open.text().length() == text.length()
                ? new DeliveryTags(text, null)
                : new DeliveryTags(AnswerCleaning.tidy(open.text()), replyTo);
    }

    private static @Nullable String replyTo(Matcher reply, @Nullable String current) {
        String chosen = null;
        while (chosen == null && reply.find()) {
            chosen = id(reply.group(1) == null ? current : reply.group(1));
        }
        return chosen;
    }

    /** An id as it may go on the wire: without brackets and control characters, and not endless; null if nothing is left. */
    private static @Nullable String id(@Nullable String written) {
        if (written == null) {
            return null;
        }
        var id = new StringBuilder();
        written.strip()
                .codePoints()
                .filter(unit -> !Character.isISOControl(unit) && unit != '[' && unit != ']')
                .limit(LONGEST_ID)
                .forEach(id::appendCodePoint);
        String clean = id.toString().strip();
        return clean.isEmpty() ? null : clean;
    }

    /** Names nothing of the text, so that it may stand in a log. */
    @Override
    public String toString() {
        return "DeliveryTags[length=%d, replyTo=%s]".formatted(text.length(), replyTo);
    }
}
