package org.imsggateway.config;

/** What kind of agent answers. */
public enum AgentType implements ConfigWord {
    /** No program: messages wait to be answered over REST. */
    INBOX,
    /** Answers with the text it got. */
    ECHO,
    /** Posts the message to a URL. */
    WEBHOOK,
    /** Any OpenAI-compatible chat completion API. */
    OPENAI,
    /** An Agent Client Protocol process over stdio. */
    ACP
}
