package org.imsggateway.agent.openai;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.imsggateway.agent.AgentException;
import org.imsggateway.agent.AgentReply;
import org.imsggateway.agent.AgentTurn;
import org.imsggateway.agent.TurnMessage;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.LocalAttachment;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.SessionRouter;
import org.imsggateway.session.Transcript;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An agent with a model behind a real connection, and with real transcripts. */
final class OpenAiFixture implements AutoCloseable {

    private static final String LIFE = "life-1";

    private final SettableClock clock = new SettableClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TestStore store;
    private final GatewayConfig config;
    private int said;

    /** With more settings of the agent, each after a comma, and settings of the channel, as YAML in one line. */
    OpenAiFixture(Path home, ModelServer server, String runtime, String channel) {
        store = TestStore.sqlite(home);
        config = GatewayConfig.parse("""
                agents: {list: [{id: main, runtime: {type: openai, baseUrl: '%s', model: small%s}}]}
                channels: {imessage: {%s}}
                session: {dmScope: per-channel-peer}
                """.formatted(server.baseUrl(), runtime, channel));
        context.registerBean(ConfigStore.class, () -> new ConfigStore(config, _ -> {}));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcClient.class, store::jdbc);
        context.registerBean(TransactionTemplate.class, store::transactions);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(MeterRegistry.class, () -> metrics);
        // Of the sessions only the transcripts are needed here.
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.scan("org.imsggateway.session", "org.imsggateway.agent.http", "org.imsggateway.agent.openai");
        context.refresh();
    }

    AgentReply ask(LocalAttachment... files) throws AgentException, InterruptedException {
        return ask(Messages.direct().build(), files);
    }

    AgentReply ask(InboundMessage message, LocalAttachment... files) throws AgentException, InterruptedException {
        return context.getBean(OpenAiAgent.class).answer(turn(message, List.of(files)));
    }

    /** Writes down what was said before. */
    void before(InboundMessage message, Transcript.Role role, String text) {
        said++;
        context.getBean(Transcript.class)
                .append(
                        key(message),
                        LIFE,
                        "before-" + said,
                        role,
                        text,
                        clock.instant().plusSeconds(said));
    }

    double tokens(String kind) {
        return metrics.counter("imsggateway.agent.tokens", "agent", "main", "model", "small", "kind", kind)
                .count();
    }

    double cost() {
        return metrics.counter("imsggateway.agent.cost", "agent", "main", "model", "small")
                .count();
    }

    private SessionKey key(InboundMessage message) {
        return new SessionRouter().route(message, conversation(message), config).session();
    }

    private static Conversation conversation(InboundMessage message) {
        return message.chat().group()
                ? Conversation.group(message.account(), message.chat().id())
                : Conversation.direct(message.account(), message.from());
    }

    private AgentTurn turn(InboundMessage message, List<LocalAttachment> files) {
        var words = new TurnMessage(
                "imessage:" + message.sender(),
                "imessage:" + message.sender(),
                message.chat().group() ? TurnMessage.ChatType.GROUP : TurnMessage.ChatType.DIRECT,
                null,
                null,
                message.from().value(),
                message.sender(),
                message.guid(),
                null,
                message.sentAt(),
                message.text(),
                "[iMessage] " + message.text(),
                List.of(),
                List.of(),
                true,
                false);
        return new AgentTurn(
                "turn-1",
                config.agents().defaultAgent(),
                key(message),
                LIFE,
                conversation(message),
                message,
                words,
                files);
    }

    @Override
    public void close() {
        context.close();
        store.close();
    }
}
