package org.imsggateway.agent.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One message of a request, as it is written.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 * @param content a text, or a list of parts if there are images
 */
record PromptMessage(String role, Object content) {

    static final String USER = "user";

    /** Several texts that one side said in a row; some models take only turns that alternate. */
    static PromptMessage of(String role, List<String> texts) {
        return new PromptMessage(role, String.join("\n\n", texts));
    }

    /** The same with images after the text. */
    PromptMessage with(List<String> images) {
        if (images.isEmpty()) {
            return this;
        }
        List<Map<String, Object>> parts = new ArrayList<>();
        parts.add(Map.of("type", "text", "text", content));
        images.forEach(url -> parts.add(Map.of("type", "image_url", "image_url", Map.of("url", url))));
        return new PromptMessage(role, parts);
    }
}
