package org.imsggateway.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent is made of. Each kind has the settings that it reads and no others. */
public sealed interface AgentRuntime {

    /**
     * The word of this kind.
     *
     * @return the value of {@code runtime.type}
     */
    AgentType type();

    /**
     * How long one turn may take.
     *
     * @return a positive duration
     */
    Duration timeout();

    /**
     * How often a failed turn is tried again.
     *
     * @return 0 or more
     */
    int retries();

    /**
     * No program: messages wait in the journal and are answered over REST.
     *
     * @param timeout how long one turn may take
     * @param retries how often a failed turn is tried again
     */
    record Inbox(Duration timeout, int retries) implements AgentRuntime {
        @Override
        public AgentType type() {
            return AgentType.INBOX;
        }
    }

    /**
     * Answers with the text it got.
     *
     * @param timeout how long one turn may take
     * @param retries how often a failed turn is tried again
     */
    record Echo(Duration timeout, int retries) implements AgentRuntime {
        @Override
        public AgentType type() {
            return AgentType.ECHO;
        }
    }

    /**
     * Posts the message to a URL.
     *
     * @param timeout how long one turn may take
     * @param retries how often a failed turn is tried again
     * @param url where to post
     * @param secret signs the request; null = not signed
     */
    record Webhook(
            Duration timeout,
            int retries,
            URI url,
            @Nullable Secret secret) implements AgentRuntime {
        @Override
        public AgentType type() {
            return AgentType.WEBHOOK;
        }
    }

    /**
     * An OpenAI-compatible chat completion API.
     *
     * @param timeout how long one turn may take
     * @param retries how often a failed turn is tried again
     * @param baseUrl up to and with {@code /v1}
     * @param apiKey the bearer token; null = none sent
     * @param model the model's name
     * @param systemPrompt what the model is told first; null = nothing
     * @param prices what its tokens cost; null = not known
     */
    record OpenAi(
            Duration timeout,
            int retries,
            URI baseUrl,
            @Nullable Secret apiKey,
            String model,
            @Nullable String systemPrompt,
            @Nullable Prices prices)
            implements AgentRuntime {
        @Override
        public AgentType type() {
            return AgentType.OPENAI;
        }
    }

    /**
     * What a million tokens cost, in whatever currency the operator thinks.
     *
     * @param input of those that the model reads; 0 or more
     * @param output of those that it writes; 0 or more
     */
    record Prices(BigDecimal input, BigDecimal output) {}

    /**
     * An Agent Client Protocol process over stdio.
     *
     * @param timeout how long one turn may take
     * @param retries how often a failed turn is tried again
     * @param agent the alias of the program; null = the agent's own id
     * @param backend the backend that knows the alias; null = that of {@code acp.backend}
     * @param mode how long its session lives
     * @param cwd where it works; null = the agent's workspace
     * @param command the program and its arguments; empty = found by alias
     * @param permissions what it gets when it asks to do something
     * @param files which files it may have read or written through us; none of them lies outside its directory
     * @param terminals whether it may have programs run in its directory, as its permissions say
     * @param processes how many sessions share a process
     */
    record Acp(
            Duration timeout,
            int retries,
            @Nullable String agent,
            @Nullable String backend,
            AcpMode mode,
            @Nullable String cwd,
            List<String> command,
            AcpPermissions permissions,
            AcpFileAccess files,
            boolean terminals,
            AcpProcesses processes)
            implements AgentRuntime {
        @Override
        public AgentType type() {
            return AgentType.ACP;
        }
    }
}
