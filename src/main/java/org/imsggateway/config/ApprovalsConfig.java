package org.imsggateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions of an agent to a person: may I?
 *
 * @param exec about running programs
 * @param plugin about everything else
 */
public record ApprovalsConfig(Prompts exec, Prompts plugin) {

    /** Where a question goes. */
    public enum Mode implements ConfigWord {
        /** To the conversation it came from. */
        SESSION,
        /** To the listed targets. */
        TARGETS,
        /** To both. */
        BOTH
    }

    /**
     * One kind of question.
     *
     * @param enabled whether it is put to people in chats
     * @param mode where it goes
     * @param targets to whom, where {@code mode} says so
     */
    public record Prompts(boolean enabled, Mode mode, List<Target> targets) {}

    /**
     * One receiver of questions.
     *
     * @param channel the channel's name
     * @param to the target there
     * @param accountId the account; null = the default one
     */
    public record Target(
            String channel, String to, @Nullable String accountId) {}
}
