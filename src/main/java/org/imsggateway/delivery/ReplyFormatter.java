package org.imsggateway.delivery;

import java.util.regex.Pattern;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.TableMode;
import org.imsggateway.message.Whitespace;
import org.springframework.stereotype.Component;

/** What happens to a reply's text before it is cut into messages; depends on who says it. */
@Component
final class ReplyFormatter {

    private static final String SILENCE = "NO_REPLY";
    private static final Pattern TRAILING_SILENCE = Pattern.compile("(?:^|(?<=[^\\p{L}\\p{N}_]))NO_REPLY\\z");

    /**
     * Formats.
     *
     * @return what is to be sent
     */
    FormattedReply format(Reply reply, GatewayConfig config) {
        // The text column of PostgreSQL cannot hold NUL, and Messages shows nothing for it.
        String text = reply.text().replace("\0", "");
        return switch (reply.origin()) {
            case AGENT -> answer(AnswerCleaning.clean(text), reply, config);
            case API -> {
                var tags = DeliveryTags.of(SimpleHtml.plain(text), null);
                yield new FormattedReply(MarkdownTables.rewrite(tags.text(), tables(reply, config)), tags.replyTo());
            }
            case COMMAND, PAIRING -> new FormattedReply(text, null);
        };
    }

    private static FormattedReply answer(String clean, Reply reply, GatewayConfig config) {
        Reply.Asked asked = reply.asked();
        var tags = DeliveryTags.of(clean, asked == null ? null : asked.messageId());
        String said = withoutSilence(tags.text());
        String shown = MarkdownTables.rewrite(said, tables(reply, config));
        // A fence is one only at the start of a line.
        String gap = shown.startsWith(Table.FENCE) && !said.startsWith(Table.FENCE) ? "\n" : " ";
        return new FormattedReply(prefixed(shown, gap, reply, config), tags.replyTo());
    }

    private static TableMode tables(Reply reply, GatewayConfig config) {
        return config.account(reply.conversation().account())
                .map(AccountConfig::tables)
                .orElse(TableMode.OFF);
    }

    /** Whether the last word of a text says that there is nothing to say. */
    static boolean endsSilently(String text) {
        return Whitespace.trimEnd(text).endsWith(SILENCE);
    }

    /** An agent that has nothing to say answers with one fixed word, or ends its answer with it. */
    private static String withoutSilence(String text) {
        String end = Whitespace.trimEnd(text);
        if (!end.endsWith(SILENCE)) {
            return text;
        }
        return Whitespace.trimEnd(TRAILING_SILENCE.matcher(end).replaceFirst(""));
    }

    private static String prefixed(String text, String gap, Reply reply, GatewayConfig config) {
        String prefix = ResponsePrefix.of(reply, config);
        return prefix.isEmpty() || Whitespace.isBlank(text) || text.startsWith(prefix) ? text : prefix + gap + text;
    }
}
