package org.imsggateway.simulator;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the chat that a target means, in the order in which imsg tries. */
final class Targets {

    private final ChatDatabase database;
    private final Chats chats;
    private final Profile profile;

    Targets(ChatDatabase database, Chats chats, Profile profile) {
        this.database = database;
        this.chats = chats;
        this.profile = profile;
    }

    /** A chat selector: exactly one in newer versions, any mix in older ones. */
    record Selector(
            @Nullable Long chatId,
            @Nullable String identifier,
            @Nullable String guid) {

        static Selector of(Params params) {
            return new Selector(
                    params.integer("chat_id"), params.string("chat_identifier"), params.string("chat_guid"));
        }

        int count() {
            return (chatId == null ? 0 : 1) + (identifier == null ? 0 : 1) + (guid == null ? 0 : 1);
        }
    }

    /** The existing chat that a bridge method names. */
    Target chat(Params params) {
        var selector = Selector.of(params);
        if (profile.strict() && selector.count() != 1) {
            throw RpcError.invalidParams("exactly one of chat_id, chat_identifier, or chat_guid is required");
        }
        if (selector.count() == 0) {
            throw RpcError.invalidParams("chat_guid, chat_identifier, or chat_id is required");
        }
        return bySelector(params, selector);
    }

    Target bySelector(Params params, Selector selector) {
        if (selector.chatId() != null) {
            var id = params.positiveChatId(selector.chatId());
            return database.read((connection, columns) -> byChatId(connection, columns, id));
        }
        var key = selector.guid() == null ? MessageRow.orEmpty(selector.identifier()) : selector.guid();
        if (!database.isReady()) {
            return unknown(key);
        }
        return database.read((connection, columns) -> {
            var id = chats.byGuidOrIdentifier(connection, key);
            return id == null ? unknown(key) : byChatId(connection, columns, id);
        });
    }

    private Target byChatId(Connection connection, Columns columns, long id) throws SQLException {
        var chat = chats.find(connection, columns, id);
        if (chat == null) {
            throw RpcError.invalidParams("unknown chat_id " + id);
        }
        if (chat.guid().isEmpty() && chat.identifier().isEmpty()) {
            throw RpcError.invalidParams("missing chat identifier or guid");
        }
        return new Target(id, chat.guid(), chat.isGroup() ? "" : chat.identifier(), chat.service());
    }

    /** A key that no chat has: a handle can still be written to, a guid cannot. */
    private static Target unknown(String key) {
        return looksLikeHandle(key) ? new Target(null, "", key, "iMessage") : new Target(null, key, "", "iMessage");
    }

    private static boolean looksLikeHandle(String key) {
        return key.contains("@") || key.matches("\\+?[0-9][0-9 ()-]*");
    }

    /** Someone by phone number or address; an existing chat of theirs is preferred. */
    Target direct(String to, String service, String region) {
        var handle = normalised(to, region);
        if (!database.isReady()) {
            return new Target(null, "", handle, service.equals("sms") ? "SMS" : "iMessage");
        }
        return database.read((connection, columns) -> {
            for (var key : candidates(handle, service)) {
                var id = AppleRows.number(
                        connection,
                        "SELECT ROWID FROM chat WHERE guid = ?1 OR chat_identifier = ?1 ORDER BY ROWID",
                        key);
                if (id != null) {
                    return asAsked(byChatId(connection, columns, id), service);
                }
            }
            return new Target(null, "", handle, serviceOf(connection, handle, service));
        });
    }

    private static List<String> candidates(String handle, String service) {
        return switch (service) {
            case "imessage" -> List.of("iMessage;-;" + handle, "any;-;" + handle, handle);
            case "sms" -> List.of("SMS;-;" + handle, handle);
            default -> List.of("iMessage;-;" + handle, "any;-;" + handle, "SMS;-;" + handle, handle);
        };
    }

    /** One chat of a newer macOS carries either service. */
    private static Target asAsked(Target found, String service) {
        var sms = service.equals("sms") && found.chatGuid().startsWith("any;");
        return sms ? new Target(found.chatId(), found.chatGuid(), found.handle(), "SMS") : found;
    }

    private String serviceOf(Connection connection, String handle, String service) throws SQLException {
        if (!service.equals("auto") || !profile.atLeast(11)) {
            return service.equals("sms") ? "SMS" : "iMessage";
        }
        var other = AppleRows.number(connection, "SELECT 1 FROM handle WHERE id = ? AND service <> 'SMS'", handle);
        var sms = AppleRows.number(connection, "SELECT 1 FROM handle WHERE id = ? AND service = 'SMS'", handle);
        return sms != null && other == null ? "SMS" : "iMessage";
    }

    static String normalised(String to, String region) {
        var text = to.strip();
        if (text.contains("@")) {
            return text;
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, region.toUpperCase(Locale.ROOT));
            return numbers.isPossibleNumber(number)
                    ? numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
                    : text;
        } catch (NumberParseException e) {
            return text;
        }
    }

    /** Whether a recipient can only be the name of a contact. */
    static boolean isName(String to) {
        return !to.contains("@") && !to.startsWith("+") && !to.matches("[0-9 ().#*/-]+");
    }
}
