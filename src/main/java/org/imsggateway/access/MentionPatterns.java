package org.imsggateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.MessagesConfig;
import org.jspecify.annotations.Nullable;

/**
 * How one agent is called in a group: by its own patterns, else by those of all agents, else by the name and emoji of its
 * identity. A key that is there decides even if its list is empty. Messages itself has no mentions that a program could read.
 *
 * @param agentId whose they are
 * @param key the setting they come from
 * @param usable those that work
 * @param ignored those that do not
 */
record MentionPatterns(String agentId, String key, List<MentionPattern.Usable> usable, List<IgnoredPattern> ignored) {

    private static final String OWN = "agents.list[].groupChat.mentionPatterns";
    private static final String SHARED = "messages.groupChat.mentionPatterns";
    private static final String IDENTITY = "agents.list[].identity";

    /**
     * A mention in a text.
     *
     * @param pattern the pattern that found it
     * @param rest what follows it if it stands at the beginning; null if it does not
     */
    record Mention(String pattern, @Nullable String rest) {}

    static MentionPatterns of(AgentConfig agent, MessagesConfig messages) {
        @Nullable List<String> own = agent.mentionPatterns();
        @Nullable List<String> shared = messages.mentionPatterns();
        if (own != null) {
            return configured(agent.id(), OWN, own);
        }
        return shared != null ? configured(agent.id(), SHARED, shared) : derived(agent);
    }

    private static MentionPatterns configured(String agentId, String key, List<String> written) {
        List<MentionPattern.Usable> usable = new ArrayList<>();
        List<IgnoredPattern> ignored = new ArrayList<>();
        for (String pattern : AllowList.trimmed(written)) {
            switch (MentionPattern.configured(key, pattern)) {
                case MentionPattern.Usable works -> usable.add(works);
                case IgnoredPattern useless -> ignored.add(useless);
            }
        }
        return new MentionPatterns(agentId, key, usable, ignored);
    }

    private static MentionPatterns derived(AgentConfig agent) {
        AgentConfig.@Nullable Identity identity = agent.identity();
        if (identity == null) {
            return new MentionPatterns(agent.id(), IDENTITY, List.of(), List.of());
        }
        return new MentionPatterns(
                agent.id(),
                IDENTITY,
                Stream.concat(
                                Stream.ofNullable(identity.name()).flatMap(name -> MentionPattern.name(name).stream()),
                                Stream.ofNullable(identity.emoji())
                                        .flatMap(emoji -> MentionPattern.emoji(emoji).stream()))
                        .toList(),
                List.of());
    }

    /** Whether a mention can be told from anything else. */
    boolean canTell() {
        return !usable.isEmpty();
    }

    /** The setting for people to read, with the agent if it is the agent's own. */
    String setting() {
        return key.equals(SHARED) ? key : key + " of agent " + agentId;
    }

    /** The patterns for people to read. */
    String shown() {
        return usable.stream().map(MentionPattern.Usable::shown).toList().toString();
    }

    /**
     * Looks for a mention.
     *
     * @param body what was written
     * @return a mention, if there is any; one at the beginning if there is one, and of these the longest
     */
    Optional<Mention> find(String body) {
        var subject = MentionSubject.of(body);
        String found = null;
        int end = 0;
        for (MentionPattern.Usable pattern : usable) {
            var matcher = pattern.regex().matcher(subject.text());
            if (matcher.find()) {
                boolean first = matcher.start() == 0
                        || (matcher.start() == 1 && subject.text().startsWith("@"));
                if (found == null || (first && matcher.end() > end)) {
                    found = pattern.shown();
                }
                end = first ? Math.max(end, matcher.end()) : end;
            }
        }
        return found == null ? Optional.empty() : Optional.of(new Mention(found, end == 0 ? null : subject.after(end)));
    }
}
