package org.imsggateway.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inbound messages for tests: a direct message of {@code +15557000002} in chat 5, changed word by word. */
public final class Messages {

    /** When the messages of tests are sent and received, unless they say otherwise. */
    public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private Messages() {}

    /** {@return a builder of a direct message that says "hello"} */
    public static Builder direct() {
        return new Builder();
    }

    /** {@return a builder of a message in a group with this number} */
    public static Builder inGroup(long chatId) {
        return new Builder().chat(chatId).group(true).chatGuid("iMessage;+;chat" + chatId);
    }

    /** A message in the making. */
    public static final class Builder {

        private AccountId account = AccountId.DEFAULT;
        private long row = 1;
        private String guid = "G-1";
        private long chat = 5;
        private String chatGuid = "iMessage;-;+15557000002";
        private boolean group;
        private String sender = "+15557000002";
        private boolean fromMe;
        private String text = "hello";
        private @Nullable Instant sentAt = NOON;
        private Instant receivedAt = NOON;
        private @Nullable String identifier;
        private @Nullable String name;
        private @Nullable List<String> participants;
        private @Nullable String destination;
        private @Nullable ReplyQuote reply;
        private @Nullable Tapback tapback;
        private List<AttachmentRef> attachments = List.of();

        public Builder account(String id) {
            account = AccountId.of(id);
            return this;
        }

        public Builder row(long number) {
            row = number;
            guid = "G-" + number;
            return this;
        }

        public Builder guid(String id) {
            guid = id;
            return this;
        }

        public Builder chat(long id) {
            chat = id;
            return this;
        }

        public Builder chatGuid(String id) {
            chatGuid = id;
            return this;
        }

        public Builder group(boolean is) {
            group = is;
            return this;
        }

        public Builder from(String handle) {
            sender = handle;
            return this;
        }

        public Builder fromMe() {
            fromMe = true;
            return this;
        }

        public Builder text(String says) {
            text = says;
            return this;
        }

        public Builder at(Instant when) {
            sentAt = when;
            receivedAt = when;
            return this;
        }

        public Builder sentAt(@Nullable Instant when) {
            sentAt = when;
            return this;
        }

        public Builder identifier(String id) {
            identifier = id;
            return this;
        }

        public Builder named(String title, String... members) {
            name = title;
            participants = List.of(members);
            return this;
        }

        public Builder to(String own) {
            destination = own;
            return this;
        }

        public Builder replyTo(@Nullable String id, @Nullable String quoted, @Nullable String author) {
            reply = new ReplyQuote(id, quoted, author);
            return this;
        }

        public Builder tapback(String target) {
            tapback = new Tapback(target, "love", null, true);
            return this;
        }

        /** The same with what was put on it: {@code like}, {@code dislike}, {@code custom} with an emoji. */
        public Builder tapback(String target, String type, @Nullable String emoji) {
            tapback = new Tapback(target, type, emoji, true);
            return this;
        }

        /** A file in the folder where Messages keeps them. */
        public Builder file(@Nullable String mimeType) {
            return file("/Users/ana/Library/Messages/Attachments/ab/1/x", mimeType, false);
        }

        public Builder file(String path, @Nullable String mimeType, boolean missing) {
            List<AttachmentRef> more = new ArrayList<>(attachments);
            more.add(new AttachmentRef(path, mimeType, null, 10, missing));
            attachments = more;
            return this;
        }

        /** {@return the message} */
        public InboundMessage build() {
            return new InboundMessage(
                    account,
                    row,
                    guid,
                    new ChatRef(
                            chat,
                            chatGuid,
                            identifier == null ? sender : identifier,
                            name,
                            participants == null ? List.of(sender) : participants,
                            group),
                    sender,
                    fromMe,
                    text,
                    sentAt,
                    receivedAt,
                    destination,
                    reply,
                    tapback,
                    attachments,
                    "{}");
        }
    }
}
