package org.imsggateway.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.DmScope;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.GroupScope;
import org.imsggateway.config.SessionConfig;
import org.imsggateway.message.ChatRef;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Service;
import org.imsggateway.message.TraceStep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Says which agent a conversation talks to, in which session, and where the answer goes. Asks
 * nothing but memory; what was sorted for the last configuration is kept between calls.
 */
@Component
public class SessionRouter {

    /** What one configuration says, sorted. */
    private record Prepared(GatewayConfig config, RouteBindings bindings, AcpBindings acp, IdentityLinks links) {}

    private final AtomicReference<Prepared> prepared = new AtomicReference<>();
    private final BiFunction<Conversation, ChatRef, Optional<Binding>> bindings;

    /**
     * Makes the router.
     *
     * @param bindings what was bound to a session
     */
    @Autowired
    public SessionRouter(Bindings bindings) {
        this.bindings = bindings::find;
    }

    /** A router for conversations that nobody bound. */
    public SessionRouter() {
        this.bindings = (_, _) -> Optional.empty();
    }

    /**
     * Routes a message that was admitted.
     *
     * @param message the message
     * @param conversation the conversation it belongs to
     * @param config the configuration to judge by
     * @return its route; there always is one
     */
    public Route route(InboundMessage message, Conversation conversation, GatewayConfig config) {
        var rules = rules(config);
        return bound(message, conversation, rules).orElseGet(() -> routed(message, conversation, rules));
    }

    /** A conversation that was bound to an ACP session, by someone in it or else by configuration. */
    private Optional<Route> bound(InboundMessage message, Conversation conversation, Prepared rules) {
        GatewayConfig config = rules.config();
        ChatTarget replyTo = replyTarget(message, conversation);
        return bindings.apply(conversation, message.chat())
                .map(binding -> new Route(
                        AcpAgents.of(binding.agentId(), null, config),
                        binding.session(),
                        replyTo,
                        List.of(TraceStep.passed("route", boundTo(binding)))))
                .or(() -> rules.acp().find(message, conversation).map(binding -> {
                    AgentConfig agent = AcpAgents.of(binding.agentId(), binding.acp(), config);
                    SessionKey session = SessionKey.acpBinding(agent.id(), conversation);
                    return new Route(
                            agent,
                            session,
                            replyTo,
                            List.of(TraceStep.passed(
                                            "route", "agent %s, session %s".formatted(agent.id(), session.value()))
                                    .because("bindings", "type: acp, agentId: " + agent.id())));
                }));
    }

    private static String boundTo(Binding binding) {
        String how = switch (binding.origin()) {
            case CHAT -> "here by " + binding.boundBy().value();
            case API -> "over the API";
        };
        return "session %s, bound %s".formatted(binding.session().value(), how);
    }

    private static Route routed(InboundMessage message, Conversation conversation, Prepared rules) {
        GatewayConfig config = rules.config();
        Optional<BindingConfig> binding = rules.bindings().find(conversation);
        AgentConfig agent = binding.flatMap(found -> config.agents().agent(found.agentId()))
                .orElseGet(() -> config.agents().defaultAgent());
        SessionKey session = conversation.group()
                ? groupKey(agent, conversation, binding, config.session())
                : directKey(agent, conversation, binding, rules);
        return new Route(agent, session, replyTarget(message, conversation), List.of(step(binding, agent, session)));
    }

    private static TraceStep step(Optional<BindingConfig> binding, AgentConfig agent, SessionKey session) {
        String finding = "agent %s, session %s".formatted(agent.id(), session.value());
        return binding.isPresent()
                ? TraceStep.passed("route", finding).because("bindings", "agentId: " + agent.id())
                : TraceStep.passed("route", finding + " (no binding matches; default agent)");
    }

    private static SessionKey groupKey(
            AgentConfig agent, Conversation conversation, Optional<BindingConfig> binding, SessionConfig config) {
        GroupScope scope = binding.map(BindingConfig::groupScope).orElse(config.groupScope());
        return switch (scope) {
            case PER_GROUP -> SessionKey.group(agent.id(), Long.parseLong(conversation.peer()));
            case MAIN -> SessionKey.main(agent.id(), config.mainKey());
        };
    }

    private static SessionKey directKey(
            AgentConfig agent, Conversation conversation, Optional<BindingConfig> binding, Prepared rules) {
        SessionConfig config = rules.config().session();
        DmScope scope = binding.map(BindingConfig::dmScope).orElse(config.dmScope());
        String peer = rules.links().nameOf(conversation.peer());
        return switch (scope) {
            case MAIN -> SessionKey.main(agent.id(), config.mainKey());
            case PER_PEER -> SessionKey.perPeer(agent.id(), peer);
            case PER_CHANNEL_PEER -> SessionKey.perChannelPeer(agent.id(), peer);
            case PER_ACCOUNT_CHANNEL_PEER -> SessionKey.perAccountChannelPeer(agent.id(), conversation.account(), peer);
        };
    }

    private Prepared rules(GatewayConfig config) {
        Prepared current = prepared.get();
        if (current == null || !current.config().equals(config)) {
            current = new Prepared(
                    config,
                    RouteBindings.of(config.bindings()),
                    AcpBindings.of(config.bindings()),
                    IdentityLinks.of(config.session().identityLinks()));
            prepared.set(current);
        }
        return current;
    }

    /** By chat number where it is known: that is the one address that cannot start another conversation. */
    private static ChatTarget replyTarget(InboundMessage message, Conversation conversation) {
        if (message.chat().id() > 0) {
            return new ChatTarget.ById(message.chat().id());
        }
        return conversation.group()
                ? new ChatTarget.ById(Long.parseLong(conversation.peer()))
                : new ChatTarget.ByHandle(message.sender(), Optional.of(serviceOf(message)));
    }

    /** A text message is answered as one: the other side may have no iMessage. */
    private static Service serviceOf(InboundMessage message) {
        String guid = message.chat().guid();
        return guid != null && (guid.startsWith("SMS;") || guid.startsWith("RCS;")) ? Service.SMS : Service.IMESSAGE;
    }
}
