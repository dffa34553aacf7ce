package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.imsggateway.inbound.ConversationHistory;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Asks imsg what was said in a chat before a message. */
final class ImsgConversationHistory implements ConversationHistory {

    private static final Logger log = LoggerFactory.getLogger(ImsgConversationHistory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ImsgLinks links;
    private final Clock clock;
    private final ImsgMessageReader reader = new ImsgMessageReader();

    ImsgConversationHistory(ImsgLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Override
    public List<InboundMessage> before(AccountId account, long chatId, long rowId, int limit) {
        return links.session(account)
                .map(session -> ask(session, account, Map.of("chat_id", chatId, "limit", limit + 1)))
                .map(rows -> rows.stream()
                        .filter(row -> row.rowId() < rowId)
                        .sorted(Comparator.comparingLong(InboundMessage::rowId))
                        .toList())
                .map(rows -> rows.subList(Math.max(0, rows.size() - limit), rows.size()))
                .orElse(List.of());
    }

    /** A turn does not wait for its past: where that cannot be had, it begins without. */
    private List<InboundMessage> ask(ImsgSession session, AccountId account, Map<String, Object> params) {
        try {
            JsonNode answer = session.call("messages.history", params, PATIENCE);
            List<InboundMessage> rows = new ArrayList<>();
            for (JsonNode node : answer.path("messages")) {
                if (reader.read(account, node, clock.instant())
                        instanceof ImsgMessageReader.Reading.Understood(InboundMessage message)) {
                    rows.add(message);
                }
            }
            return rows;
        } catch (RpcException e) {
            log.warn(
                    "account={} chat={}: earlier messages could not be read: {}",
                    account,
                    params.get("chat_id"),
                    e.getMessage());
            return List.of();
        }
    }
}
