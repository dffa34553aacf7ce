package org.imsggateway.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /messages}.
 *
 * @param to the target, such as {@code chat_id:42}, {@code sms:+15555550123} or an address; may be left out if there is a
 *     {@code turnId}, or where the account has a {@code defaultTo}
 * @param text the text; may be empty if there are files
 * @param media paths of files on the gateway's machine
 * @param accountId through which account; the default account if absent
 * @param turnId the turn that this answers, from an agent's request or from {@code GET /inbound}
 */
public record SendMessageRequest(
        @Nullable String to,
        @Nullable String text,
        @Nullable List<String> media,
        @Nullable String accountId,
        @Nullable String turnId) {}
