package org.imsggateway.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this gateway sent a moment ago, so that it is not taken for something that a person wrote when Messages shows it.
 * Ids are remembered for 60 seconds. A text is remembered for 4 seconds, and counts only as long as no id of that message
 * is known, because then the id tells more; while a message is still on its way to Messages its text is remembered
 * however long that takes.
 *
 * <p>In memory and bounded. The ids of everything that was ever sent are in the outbox: {@link #sent}.
 */
@Component
public final class SentMessages {

    private static final Duration IDS = Duration.ofSeconds(60);
    private static final Duration TEXTS = Duration.ofSeconds(4);
    private static final int MAX = 4096;
    private static final Set<String> NO_IDS = Set.of("", "ok", "unknown");

    /** What cannot be seen at the start of a text: some ways through Messages add such characters. */
    private static final Pattern STRAY = Pattern.compile("^[\\p{Cc}\\p{Cf}\\uFFFC\\uFFFD]+");

    private final Clock clock;
    private final OutboxStatusRepository rows;
    private final Map<String, Known> ids = new LinkedHashMap<>();
    private final Map<String, Copy> texts = new LinkedHashMap<>();

    SentMessages(Clock clock, OutboxStatusRepository rows) {
        this.clock = clock;
        this.rows = rows;
    }

    /** The newest message of a text: when it was sent (null while it is on its way), and whether its id is known. */
    private record Copy(long piece, @Nullable Instant sentAt, boolean identified) {}

    /** An id: when it became known, and the guid of the message that has it, empty where nobody told. */
    private record Known(Instant at, String guid) {

        /** Row numbers begin anew in another database, so one alone does not make somebody else's message ours. */
        boolean fits(InboundMessage row) {
            return row.fromMe()
                    || guid.isEmpty()
                    || NO_IDS.contains(Whitespace.trim(row.guid()))
                    || guid.equals(row.guid());
        }
    }

    /**
     * Whether a row that Messages shows is one that this gateway sent a moment ago.
     *
     * @param conversation the conversation that the row belongs to
     * @param row the row
     * @return whether it is our own
     */
    public synchronized boolean isEcho(Conversation conversation, InboundMessage row) {
        return isEcho(conversation, row, row.text());
    }

    /**
     * The same for a row whose text is not what is compared, such as one with nothing but a file.
     *
     * @param conversation the conversation that the row belongs to
     * @param row the row
     * @param text the text to compare
     * @return whether it is our own
     */
    public synchronized boolean isEcho(Conversation conversation, InboundMessage row, String text) {
        Instant now = clock.instant();
        boolean numbered = row.rowId() > 0;
        if (remembered(row, row.guid(), now) || (numbered && remembered(row, Long.toString(row.rowId()), now))) {
            return true;
        }
        boolean hasId = numbered || !NO_IDS.contains(Whitespace.trim(row.guid()));
        return SentScopes.of(conversation, row.chat()).stream()
                .map(scope -> texts.get(textKey(scope, text)))
                .anyMatch(copy -> copy != null && isFresh(copy, now) && (!hasId || !copy.identified()));
    }

    /**
     * Whether this gateway ever sent the message with this id.
     *
     * @param account the account
     * @param guid the id that Messages gave it
     * @return whether the outbox knows it
     */
    public boolean sent(AccountId account, String guid) {
        return rows.messageOf(account, guid).isPresent();
    }

    /**
     * What this gateway sent with an id.
     *
     * @param account the account
     * @param guid the id that Messages gave it
     * @return the message it was, or was part of, as {@code GET /messages/{id}} knows it; empty if it was not ours
     */
    public Optional<String> messageOf(AccountId account, String guid) {
        return rows.messageOf(account, guid);
    }

    /**
     * Whether something with this text is on its way, or went out without anybody knowing whether it arrived. Unlike what is
     * remembered, this outlives the process.
     *
     * @param account the account
     * @param text the whole text of a message
     * @return whether the outbox holds such a message
     */
    public boolean mayBeSending(AccountId account, String text) {
        return rows.mayBeSending(account, text);
    }

    /** Before the write, because Messages may show the row before the answer comes. */
    synchronized void sending(OutboxPiece piece) {
        remember(piece, null, false);
    }

    synchronized void sent(OutboxPiece piece, @Nullable String guid, @Nullable Long rowId) {
        Instant now = clock.instant();
        Known known =
                new Known(now, guid == null || NO_IDS.contains(Whitespace.trim(guid)) ? "" : Whitespace.trim(guid));
        boolean byGuid = guid != null && identify(piece.account(), guid, known);
        boolean byRow = rowId != null && identify(piece.account(), rowId.toString(), known);
        remember(piece, now, byGuid || byRow);
    }

    /** It may have been sent just now. */
    synchronized void unknown(OutboxPiece piece) {
        remember(piece, clock.instant(), false);
    }

    synchronized void notSent(OutboxPiece piece) {
        SentScopes.of(piece)
                .forEach(scope -> texts.computeIfPresent(
                        textKey(scope, piece.shownText()), (_, copy) -> copy.piece() == piece.id() ? null : copy));
    }

    private void remember(OutboxPiece piece, @Nullable Instant sentAt, boolean identified) {
        for (String scope : SentScopes.of(piece)) {
            String key = textKey(scope, piece.shownText());
            texts.remove(key);
            texts.put(key, new Copy(piece.id(), sentAt, identified));
        }
        Instant now = clock.instant();
        prune(texts.values().iterator(), texts.size(), copy -> isFresh(copy, now));
    }

    private boolean identify(AccountId account, String id, Known known) {
        String trimmed = Whitespace.trim(id);
        if (NO_IDS.contains(trimmed)) {
            return false;
        }
        ids.remove(idKey(account, trimmed));
        ids.put(idKey(account, trimmed), known);
        prune(ids.values().iterator(), ids.size(), other -> isWithin(IDS, other.at(), known.at()));
        return true;
    }

    private boolean remembered(InboundMessage row, String id, Instant now) {
        String trimmed = Whitespace.trim(id);
        Known known = NO_IDS.contains(trimmed) ? null : ids.get(idKey(row.account(), trimmed));
        return known != null && isWithin(IDS, known.at(), now) && known.fits(row);
    }

    private static boolean isFresh(Copy copy, Instant now) {
        return copy.sentAt() == null || isWithin(TEXTS, copy.sentAt(), now);
    }

    /** Both ways: after a clock was put back, what is remembered lies in the future, and must not last until then. */
    private static boolean isWithin(Duration window, Instant then, Instant now) {
        return Duration.between(then, now).abs().compareTo(window) <= 0;
    }

    /** Oldest first: those that are past their time, and as many more as are too many. */
    private static <T> void prune(Iterator<T> oldestFirst, int size, Predicate<T> fresh) {
        int left = size;
        while (oldestFirst.hasNext() && (!fresh.test(oldestFirst.next()) || left > MAX)) {
            oldestFirst.remove();
            left--;
        }
    }

    private static String idKey(AccountId account, String id) {
        return account + "/" + id;
    }

    private static String textKey(String scope, String text) {
        String unified = text.replace("\r\n", "\n").replace('\r', '\n');
        return scope + "\n"
                + Whitespace.trim(STRAY.matcher(Whitespace.trim(unified)).replaceFirst(""));
    }
}
