package org.imsggateway.agent.acp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.message.LocalAttachment;

/** A turn in the content blocks of the protocol: what was said, then its files as links. */
final class AcpPrompt {

    private AcpPrompt() {}

    static List<Map<String, Object>> of(AgentTurn turn, String before) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "text", "text", before + turn.said().body()));
        turn.attachments().forEach(file -> blocks.add(link(file)));
        return blocks;
    }

    private static Map<String, Object> link(LocalAttachment file) {
        return Map.of(
                "type", "resource_link",
                "uri", file.path().toUri().toString(),
                "name", file.name(),
                "mimeType", file.mimeType());
    }
}
