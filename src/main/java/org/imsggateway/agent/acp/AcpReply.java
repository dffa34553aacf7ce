package org.imsggateway.agent.acp;

import tools.jackson.databind.JsonNode;

/**
 * What an agent says in one turn, put together from its pieces. Its thoughts and its tools are its own affair. Written by the
 * connection's thread, read when the turn is over.
 */
final class AcpReply {

    /** A longer answer is cut: nobody reads it on a phone, and an agent that never stops must not fill the memory. */
    static final int LONGEST = 4 * 1024 * 1024;

    private final StringBuilder text = new StringBuilder();
    private boolean interrupted;
    private boolean cut;

    /** Takes one update of the session. */
    synchronized void hear(JsonNode update) {
        switch (update.path("sessionUpdate").asString("")) {
            case "agent_message_chunk" -> say(update.path("content"));
            // What is said after a tool has worked is a new paragraph, even if the agent does not say so.
            case "tool_call" -> interrupted = !text.isEmpty();
            default -> {
                return;
            }
        }
    }

    private void say(JsonNode content) {
        String piece = content.path("type").asString("").equals("text")
                ? content.path("text").asString("")
                : "";
        if (piece.isEmpty() || cut) {
            return;
        }
        if (interrupted) {
            interrupted = false;
            piece = (text.charAt(text.length() - 1) == '\n' || piece.startsWith("\n") ? "\n" : "\n\n") + piece;
        }
        int room = LONGEST - text.length();
        if (piece.length() > room) {
            cut = true;
            int end = room > 0 && Character.isHighSurrogate(piece.charAt(room - 1)) ? room - 1 : room;
            text.append(piece, 0, end);
        } else {
            text.append(piece);
        }
    }

    /** What was said so far. */
    synchronized String text() {
        return text.toString();
    }

    /** Whether it was longer than what is kept. */
    synchronized boolean isCut() {
        return cut;
    }
}
