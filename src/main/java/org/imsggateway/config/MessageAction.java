package org.imsggateway.config;

import java.util.List;

/** What an agent may do in a conversation besides sending; each can be switched off. */
public enum MessageAction {
    /** Put a tapback on a message. */
    REACTIONS("reactions"),
    /** Change a sent message. */
    EDIT("edit"),
    /** Take a sent message back. */
    UNSEND("unsend"),
    /** Answer one particular message. */
    REPLY("reply"),
    /** Send with a bubble or screen effect. */
    SEND_WITH_EFFECT("sendWithEffect"),
    /** Send a file. */
    SEND_ATTACHMENT("sendAttachment"),
    /** Give a group a name. */
    RENAME_GROUP("renameGroup"),
    /** Give a group a picture. */
    SET_GROUP_ICON("setGroupIcon"),
    /** Add a person to a group. */
    ADD_PARTICIPANT("addParticipant"),
    /** Remove a person from a group. */
    REMOVE_PARTICIPANT("removeParticipant"),
    /** Leave a group. */
    LEAVE_GROUP("leaveGroup"),
    /** Start a poll, and vote. */
    POLLS("polls");

    private final String key;

    MessageAction(String key) {
        this.key = key;
    }

    /**
     * The key under {@code channels.imessage.actions}.
     *
     * @return the key as written
     */
    public String key() {
        return key;
    }

    static List<String> keys() {
        return List.of(values()).stream().map(MessageAction::key).toList();
    }
}
