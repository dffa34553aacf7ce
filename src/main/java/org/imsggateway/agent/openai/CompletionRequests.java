package org.imsggateway.agent.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.AgentRuntime;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GroupEntry;
import org.imsggateway.session.Transcript;
import org.imsggateway.session.TranscriptLimits;
import org.springframework.stereotype.Component;

/** Makes the body of a request: what the model is told first, what was said before, and the message to answer. */
@Component
class CompletionRequests {

    private final Transcript transcript;
    private final TranscriptLimits limits;
    private final ConfigStore config;

    CompletionRequests(Transcript transcript, TranscriptLimits limits, ConfigStore config) {
        this.transcript = transcript;
        this.limits = limits;
        this.config = config;
    }

    /** The body, to which more may be put. */
    Map<String, Object> body(AgentTurn turn, AgentRuntime.OpenAi api) {
        Optional<AccountConfig> account =
                config.current().account(turn.conversation().account());
        List<PromptMessage> messages = new ArrayList<>();
        String first = Stream.of(
                        api.systemPrompt(), account.map(a -> ofGroup(turn, a)).orElse(""))
                .filter(Objects::nonNull)
                .filter(prompt -> !prompt.isBlank())
                .collect(Collectors.joining("\n\n"));
        if (!first.isEmpty()) {
            messages.add(new PromptMessage("system", first));
        }
        messages.addAll(conversation(turn, account));
        var body = new LinkedHashMap<String, Object>();
        body.put("model", api.model());
        body.put("messages", messages);
        body.put("stream", true);
        return body;
    }

    /** A group's own words count, even if they are none; else those for every group. */
    private static String ofGroup(AgentTurn turn, AccountConfig account) {
        if (!turn.conversation().group()) {
            return "";
        }
        return Stream.of(Long.toString(turn.message().chat().id()), "*")
                .map(account.groups()::get)
                .filter(Objects::nonNull)
                .map(GroupEntry::systemPrompt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private List<PromptMessage> conversation(AgentTurn turn, Optional<AccountConfig> account) {
        OptionalInt limit =
                account.map(a -> limits.userTurns(turn.session(), a)).orElse(OptionalInt.empty());
        List<PromptMessage> messages = new ArrayList<>();
        List<String> row = new ArrayList<>();
        Transcript.Role speaker = Transcript.Role.USER;
        for (Transcript.Entry entry : transcript.recent(turn.session(), turn.incarnation(), limit)) {
            if (entry.role() != speaker && !row.isEmpty()) {
                messages.add(PromptMessage.of(word(speaker), row));
                row.clear();
            }
            speaker = entry.role();
            row.add(entry.text());
        }
        if (speaker == Transcript.Role.ASSISTANT) {
            messages.add(PromptMessage.of(word(speaker), row));
            row.clear();
        }
        row.add(turn.said().body());
        messages.add(PromptMessage.of(PromptMessage.USER, row).with(PromptImages.of(turn.attachments())));
        return messages;
    }

    private static String word(Transcript.Role role) {
        return switch (role) {
            case USER -> PromptMessage.USER;
            case ASSISTANT -> "assistant";
        };
    }
}
