package org.imsggateway.message;

import java.time.Instant;
import java.util.List;

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
        private Instant at = NOON;

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
            at = when;
            return this;
        }

        /** {@return the message} */
        public InboundMessage build() {
            return new InboundMessage(
                    account,
                    row,
                    guid,
                    new ChatRef(chat, chatGuid, sender, null, List.of(sender), group),
                    sender,
                    fromMe,
                    text,
                    at,
                    at,
                    null,
                    null,
                    null,
                    List.of(),
                    "{}");
        }
    }
}
