package org.imsggateway.simulator;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The second row that Messages writes for a link. From 0.11.1 on it is folded into the text row just before it: same
 * chat, sender, direction and handle, at most five seconds later, its text an address that the text row contains.
 */
final class Previews {

    private static final long WINDOW_NANOS = 5_000_000_000L;

    private final Profile profile;

    Previews(Profile profile) {
        this.profile = profile;
    }

    private boolean folds() {
        return profile.atLeast(11, 1);
    }

    /** The preview that belongs to a text row; null where it has none. */
    @Nullable
    MessageRow previewOf(Connection connection, Columns columns, MessageRow text) throws SQLException {
        if (!folds() || text.isUrlBalloon() || !mentionsAddress(text.text(profile))) {
            return null;
        }
        var next = neighbour(connection, columns, text, ">", "ASC");
        return next != null && belongs(text, next) ? next : null;
    }

    /** Whether a row is a preview that its text row already shows. */
    boolean isFolded(Connection connection, Columns columns, MessageRow row) throws SQLException {
        if (!folds() || !row.isUrlBalloon()) {
            return false;
        }
        var previous = neighbour(connection, columns, row, "<", "DESC");
        return previous != null && belongs(previous, row);
    }

    private @Nullable MessageRow neighbour(
            Connection connection, Columns columns, MessageRow row, String side, String order) throws SQLException {
        var sql = MessageRow.select(columns) + Messages.FROM + " WHERE j.chat_id = ? AND m.ROWID " + side
                + " ? ORDER BY m.ROWID " + order + " LIMIT 50";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, row.chatId());
            statement.setLong(2, row.id());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    var candidate = MessageRow.of(result);
                    if (!profile.isTapback(candidate.associatedType())) {
                        return candidate;
                    }
                }
                return null;
            }
        }
    }

    private boolean belongs(MessageRow text, MessageRow preview) {
        var address = preview.text(profile).strip();
        return preview.isUrlBalloon()
                && !text.isUrlBalloon()
                && text.fromMe() == preview.fromMe()
                && text.handleId() == preview.handleId()
                && text.sender().equals(preview.sender())
                && preview.date() >= text.date()
                && preview.date() - text.date() <= WINDOW_NANOS
                && mentionsAddress(address)
                && text.text(profile).contains(address);
    }

    private static boolean mentionsAddress(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("http://") || lower.contains("https://") || lower.contains("www.");
    }

    static ObjectNode json(MessageRow preview) {
        return Json.object()
                .put("id", preview.id())
                .put("guid", preview.guid())
                .put("balloon_bundle_id", MessageRow.URL_BALLOON)
                .put("created_at", AppleTime.iso(preview.date()));
    }
}
