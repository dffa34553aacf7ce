package org.imsggateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imsggateway.access.PolicyService;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.agent.OwnerQuestions;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.database.TestStore;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.imsggateway.message.SettableClock;
import org.imsggateway.session.Route;
import org.imsggateway.session.SessionInfo;
import org.imsggateway.session.SessionReset;
import org.imsggateway.session.SessionRouter;
import org.imsggateway.session.SessionState;
import org.imsggateway.session.Sessions;
import org.imsggateway.session.Transcript;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Commands over real sessions on a real store. */
final class CommandRig implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final List<Object> resets = new ArrayList<>();
    private final TestStore store;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private GatewayConfig config = GatewayConfig.parse("channels: {imessage: {}}");

    CommandRig(Path home) {
        store = TestStore.sqlite(home);
        context.registerBean(ConfigStore.class, () -> new ConfigStore(config, _ -> {}));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcClient.class, store::jdbc);
        context.registerBean(TransactionTemplate.class, store::transactions);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(RetryTemplate.class, () -> new RetryTemplate());
        context.registerBean(PolicyService.class);
        context.registerBean(OwnerQuestions.class);
        context.scan("org.imsggateway.session", "org.imsggateway.command", "org.imsggateway.agent.acp");
        ApplicationListener<PayloadApplicationEvent<SessionReset>> listener = event -> resets.add(event.getPayload());
        context.addApplicationListener(listener);
        context.refresh();
    }

    CommandRig configured(String yaml) {
        config = GatewayConfig.parse("channels: {imessage: {}}\n" + yaml);
        return this;
    }

    ChatCommandOutcome says(String text) {
        return run(Messages.direct().text(text).build(), true);
    }

    ChatCommandOutcome strangerSays(String text) {
        return run(Messages.direct().text(text).build(), false);
    }

    /** What is answered; fails if it is not answered. */
    String answer(String text) {
        return ((ChatCommandOutcome.Answer) says(text)).text();
    }

    String answer(InboundMessage message) {
        return ((ChatCommandOutcome.Answer) run(message, true)).text();
    }

    ChatCommandOutcome run(InboundMessage message, boolean authorized) {
        return context.getBean(ChatCommands.class)
                .run(new ChatCommandRequest(
                        message.text(),
                        authorized,
                        message,
                        conversation(message),
                        route(message),
                        config,
                        config.account(message.account()).orElseThrow()));
    }

    /** A turn that is written down. */
    SessionState turn(String id) {
        InboundMessage message = Messages.direct().build();
        SessionState state = context.getBean(Sessions.class)
                .touch(route(message), conversation(message), message.account(), clock.instant());
        context.getBean(Transcript.class)
                .append(state.key(), state.incarnation(), id, Transcript.Role.USER, "hello", clock.instant());
        return state;
    }

    Optional<SessionInfo> session() {
        return context.getBean(Sessions.class)
                .find(route(Messages.direct().build()).session());
    }

    /** Binds a conversation as a program does. */
    void bindOverApi(String body) {
        assertThat(MockMvcTester.of(context.getBeansWithAnnotation(RestController.class)
                                .values()
                                .toArray())
                        .post()
                        .uri("/bindings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(201);
    }

    AcpSessions acp() {
        return context.getBean(AcpSessions.class);
    }

    /** The session that the next direct message goes to. */
    String routed() {
        return route(Messages.direct().build()).session().value();
    }

    private Route route(InboundMessage message) {
        return context.getBean(SessionRouter.class).route(message, conversation(message), config);
    }

    private static Conversation conversation(InboundMessage message) {
        return message.chat().group()
                ? Conversation.group(message.account(), message.chat().id())
                : Conversation.direct(message.account(), message.from());
    }

    @Override
    public void close() {
        context.close();
        store.close();
    }
}
