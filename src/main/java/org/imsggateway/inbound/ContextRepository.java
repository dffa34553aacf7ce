package org.imsggateway.inbound;

import java.util.List;
import org.imsggateway.message.Conversation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What the journal holds of a conversation beside the message in hand. */
@Repository
class ContextRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ContextRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was said without addressing us since the turn before, newest first; without what retention has cleared. */
    List<JournalEntry> unaddressed(Conversation conversation, long before, int limit) {
        return jdbc.sql("""
                        select id, message, is_group, conversation, state, outcome, turn_id, received_at from inbound
                        where conversation = :conversation and outcome = 'no mention' and id < :before and id > coalesce(
                          (select max(id) from inbound where conversation = :conversation and turn_id is not null
                             and id < :before), 0)
                          and message is not null
                        order by id desc limit :limit""")
                .param("conversation", conversation.key())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> InboundJournalRepository.readEntry(row, json))
                .list();
    }
}
