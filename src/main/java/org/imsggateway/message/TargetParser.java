package org.imsggateway.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The grammar of {@link ChatTarget}. */
final class TargetParser {

    private static final Pattern TEL = Pattern.compile("^tel:(?=\\s*[+0-9(])", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX_GROUP_ID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().\\-\\u00A0/]*[0-9][0-9 ().\\-\\u00A0/]*");

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,}");
    private static final Pattern LEADING_NUMBER = Pattern.compile("([+-]?)0*([0-9]+)");
    private static final int SAFE_DIGITS = 18;

    private TargetParser() {}

    static ChatTarget parse(String raw) {
        String text = Whitespace.trim(raw);
        if (text.isEmpty()) {
            throw new InvalidTargetException(
                    "iMessage target is required: write for example chat_id:42 or +15555550123");
        }
        var service = servicePrefix(text);
        if (service.isPresent()) {
            return afterServicePrefix(service.get(), Whitespace.trim(text.substring(text.indexOf(':') + 1)));
        }
        return ChatPrefix.match(text).map(TargetParser::chat).orElseGet(() -> bare(text));
    }

    private static ChatTarget afterServicePrefix(Service service, String rest) {
        if (rest.isEmpty()) {
            throw new InvalidTargetException(
                    service.word() + ": target is required: a phone number or an e-mail address, such as "
                            + service.word() + ":+15555550123");
        }
        if (servicePrefix(rest).isPresent()) {
            throw new InvalidTargetException(
                    "a target takes one service prefix, not two: write " + service.word() + ":<address> or " + rest);
        }
        return ChatPrefix.match(rest)
                .map(TargetParser::chat)
                .orElseGet(() -> new ChatTarget.ByHandle(rest, Optional.of(service)));
    }

    private static ChatTarget chat(ChatPrefix.Match match) {
        return switch (match.prefix()) {
            case CHAT_ID ->
                new ChatTarget.ById(ChatTarget.leadingNumber(match.value())
                        .orElseThrow(() -> new InvalidTargetException(
                                "Invalid chat_id: " + match.value() + "; it is the number of a chat, such as chat_id:"
                                        + match.prefix().example())));
            case CHAT_GUID -> new ChatTarget.ByGuid(required(match));
            case CHAT_IDENTIFIER -> new ChatTarget.ByIdentifier(required(match));
        };
    }

    private static String required(ChatPrefix.Match match) {
        if (match.value().isEmpty()) {
            throw new InvalidTargetException(match.prefix().word() + " is required: write "
                    + match.prefix().word() + ":" + match.prefix().example());
        }
        return match.value();
    }

    private static ChatTarget bare(String text) {
        if (HEX_GROUP_ID.matcher(text).matches()) {
            return new ChatTarget.ByIdentifier(text);
        }
        String address = Whitespace.trim(TEL.matcher(text).replaceFirst(""));
        if (address.indexOf('@') < 0 && !PHONE.matcher(address).matches()) {
            throw new InvalidTargetException("\"" + text + "\" is neither a phone number nor an e-mail address nor a"
                    + " chat target: use chat_id:<n>, or put auto:, imessage: or sms: in front of a name");
        }
        return new ChatTarget.ByHandle(address, Optional.empty());
    }

    static boolean looksExplicit(String raw) {
        String text = Whitespace.trim(raw);
        return servicePrefix(text).isPresent() || ChatPrefix.match(text).isPresent();
    }

    static boolean looksLikeTarget(String raw) {
        String text = Whitespace.trim(raw);
        return looksExplicit(text)
                || text.indexOf('@') >= 0
                || NUMBER.matcher(text).matches();
    }

    static Optional<Long> leadingNumber(String text) {
        var matcher = LEADING_NUMBER.matcher(text);
        if (!matcher.lookingAt() || matcher.group(2).length() > SAFE_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(matcher.group(1) + matcher.group(2)));
    }

    static Optional<String> normalizeText(String raw) {
        String text = Whitespace.trim(raw);
        var service = servicePrefix(text);
        if (service.isPresent()) {
            String rest = Whitespace.trim(text.substring(text.indexOf(':') + 1));
            return ChatPrefix.match(rest)
                    .map(TargetParser::asWritten)
                    .or(() -> handleText(rest).map(handle -> service.get().word() + ":" + handle));
        }
        return ChatPrefix.match(text).map(TargetParser::asWritten).or(() -> handleText(text));
    }

    /** The short form that was used stays: {@code GUID:Ab} becomes {@code guid:Ab}. */
    private static String asWritten(ChatPrefix.Match match) {
        return match.word() + ":" + match.value();
    }

    private static Optional<String> handleText(String text) {
        String handle = Handle.of(text).value();
        return handle.isEmpty() ? Optional.empty() : Optional.of(handle);
    }

    private static Optional<Service> servicePrefix(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Service.ofWord(text.substring(0, colon).toLowerCase(Locale.ROOT));
    }
}
