package org.imsggateway.imsg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Looks for messages that joined their chat after the stream had passed them over, and hands them in like those that it
 * brings. An imsg that shows rows by their numbers is asked once for each gap; an older one for the last messages of the
 * chats that were active last, once for all gaps.
 */
final class LateRows {

    private static final Logger log = LoggerFactory.getLogger(LateRows.class);
    private static final int PAGE = 50;
    private static final int CHATS = 10;

    /** Takes a message of imsg in. */
    @FunctionalInterface
    interface Intake {

        void take(JsonNode message) throws InterruptedException;
    }

    private final ImsgLink link;
    private final MissingRows missing;
    private final RowPages pages;
    private final Intake intake;

    LateRows(ImsgLink link, MissingRows missing, RowPages pages, Intake intake) {
        this.link = link;
        this.missing = missing;
        this.pages = pages;
        this.intake = intake;
    }

    /** Asks for the gaps that are due. An old imsg that is sending answers nothing else meanwhile, so it is not asked. */
    void look(ImsgSession session, AccountConfig account) throws InterruptedException {
        List<KnownRows.Gap> due = missing.due();
        if (due.isEmpty()
                || (link.sending().isLocked() && !session.capabilities().isStrict())) {
            return;
        }
        List<JsonNode> found = new ArrayList<>();
        try {
            Asking asking = new Asking(session, ImsgStarter.patience(account), account.includeAttachments(), found);
            if (session.capabilities().pagesAfterCursor()) {
                asking.byNumber(due, pages);
            } else {
                asking.byChat(due);
            }
        } catch (RpcException e) {
            ImsgOpening.stopIfInterrupted();
            log.debug("late messages are looked for later account={} reason={}", link.account(), e.getMessage());
        }
        if (!found.isEmpty()) {
            log.info("messages that joined their chat late account={} messages={}", link.account(), found.size());
            link.countLate(found.size());
        }
        found.sort(Comparator.comparingLong(message -> message.path("id").asLong(0)));
        for (JsonNode message : found) {
            intake.take(message);
        }
        missing.looked(due);
    }

    /** One look. What it has found when it fails counts. */
    private record Asking(ImsgCalls calls, Duration patience, boolean attachments, List<JsonNode> found) {

        void byNumber(List<KnownRows.Gap> gaps, RowPages pages) throws RpcException {
            for (KnownRows.Gap gap : gaps) {
                Map<String, Object> params = new HashMap<>();
                params.put("since_rowid", gap.first() - 1);
                params.put("attachments", attachments);
                params.put("include_reactions", true);
                long most = Math.min(PAGE, gap.last() - gap.first() + 1);
                pages.after(calls, params, most, patience).ifPresent(page -> collect(page, List.of(gap)));
            }
        }

        void byChat(List<KnownRows.Gap> gaps) throws RpcException {
            JsonNode chats = calls.call("chats.list", Map.of("limit", CHATS), patience);
            for (JsonNode chat : chats.path("chats")) {
                Map<String, Object> params =
                        Map.of("chat_id", chat.path("id").asLong(0), "limit", PAGE, "attachments", attachments);
                collect(calls.call("messages.history", params, patience), gaps);
            }
        }

        private void collect(JsonNode answer, List<KnownRows.Gap> gaps) {
            for (JsonNode message : answer.path("messages")) {
                long row = message.path("id").asLong(0);
                if (gaps.stream().anyMatch(gap -> gap.has(row))) {
                    found.add(message);
                }
            }
        }
    }
}
