package org.imsggateway.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.imsggateway.access.PolicyService;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.agent.AcpSessions;
import org.imsggateway.command.ChatCommandOutcome.Answer;
import org.imsggateway.command.ChatCommandOutcome.Steer;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.AgentConfig;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.message.Whitespace;
import org.imsggateway.session.BindOutcome;
import org.imsggateway.session.Binding;
import org.imsggateway.session.Bindings;
import org.imsggateway.session.Route;
import org.jspecify.annotations.Nullable;

/** Sessions with agents that speak the Agent Client Protocol. */
final class AcpCommand implements ChatCommand {

    private static final int LISTED = 20;
    private static final String NOT_OWNER = "Only an owner of this gateway can do that (commands.ownerAllowFrom).";

    private final AcpSessions sessions;
    private final Bindings bindings;
    private final PolicyService policy;
    private final AcpOptionCommands options;
    private final AcpReport report;

    AcpCommand(AcpSessions sessions, Bindings bindings, PolicyService policy) {
        this.sessions = sessions;
        this.bindings = bindings;
        this.policy = policy;
        this.options = new AcpOptionCommands(sessions);
        this.report = new AcpReport(bindings);
    }

    @Override
    public List<String> names() {
        return List.of("acp");
    }

    @Override
    public String usage() {
        return "/acp …: sessions with coding agents; /acp help says more";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        int space = 0;
        while (space < arguments.length() && !Whitespace.is(arguments.charAt(space))) {
            space++;
        }
        String action = arguments.substring(0, space).toLowerCase(Locale.ROOT);
        String rest = Whitespace.trim(arguments.substring(space));
        if (AcpOptionCommands.ACTIONS.contains(action)) {
            return answer(
                    isOwner(request)
                            ? session(request, "")
                                    .map(session -> options.change(session, action, rest))
                                    .orElseGet(() -> unresolved(""))
                            : NOT_OWNER);
        }
        return switch (action) {
            case "spawn" -> answer(isOwner(request) ? spawn(request, rest) : NOT_OWNER);
            case "steer" -> steer(request, rest);
            case "cancel" -> about(request, rest, this::cancel);
            case "close" -> answer(mayClose(request, rest) ? named(request, rest, this::close) : NOT_OWNER);
            case "status" -> about(request, rest, session -> status(request, session));
            case "sessions" -> answer(isOwner(request) ? list(rest) : NOT_OWNER);
            case "doctor" -> answer(rest.isEmpty() ? doctor(request) : "Usage: /acp doctor");
            case "install" -> answer(rest.isEmpty() ? install(request) : "Usage: /acp install");
            default -> answer(AcpWords.HELP);
        };
    }

    private String list(String rest) {
        return rest.isEmpty() ? report.list(sessions.newest(LISTED)) : "Usage: /acp sessions";
    }

    /** The session of this chat is everybody's who may give commands here; others are the owners'. */
    private Answer about(ChatCommandRequest request, String token, Function<AcpSession, String> action) {
        return answer(token.isEmpty() || isOwner(request) ? named(request, token, action) : NOT_OWNER);
    }

    private String named(ChatCommandRequest request, String token, Function<AcpSession, String> action) {
        return session(request, token).map(action).orElseGet(() -> unresolved(token));
    }

    /** An owner, or whoever bound this chat to its session. */
    private boolean mayClose(ChatCommandRequest request, String token) {
        return isOwner(request)
                || (token.isEmpty()
                        && bindings.find(
                                        request.conversation(),
                                        request.message().chat())
                                .filter(binding -> binding.boundBy()
                                        .equals(request.message().from()))
                                .isPresent());
    }

    private boolean isOwner(ChatCommandRequest request) {
        return policy.isOwner(request.message().from(), request.config());
    }

    private static Answer answer(String text) {
        return new Answer("acp", text);
    }

    private static String unresolved(String token) {
        return token.isEmpty()
                ? "This chat is not bound to a session. Usage: " + AcpWords.SPAWN
                : "Unable to resolve session target: " + token;
    }

    /** The session that a person named, else the one that this conversation talks to. */
    private Optional<AcpSession> session(ChatCommandRequest request, String token) {
        return token.isEmpty() ? sessions.find(request.route().session()) : sessions.resolve(token);
    }

    private String spawn(ChatCommandRequest request, String text) {
        try {
            AcpSpawn wanted = AcpSpawn.parse(text);
            String id = wanted.agent() == null ? request.config().acp().defaultAgent() : wanted.agent();
            if (id == null) {
                return "Which agent? acp.defaultAgent names none.\nUsage: " + AcpWords.SPAWN;
            }
            return spawn(request, wanted, id);
        } catch (AcpSpawn.Fault fault) {
            return String.valueOf(fault.getMessage());
        }
    }

    private String spawn(ChatCommandRequest request, AcpSpawn wanted, String id) {
        var said = new BindingConfig.Acp(wanted.mode(), wanted.label(), wanted.cwd(), null);
        AgentConfig agent = AcpAgents.of(id, said, request.config());
        Optional<String> refusal = refusal(request, agent, wanted.bind());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        AcpSession session = sessions.spawn(agent, wanted.label());
        if (wanted.bind()) {
            BindOutcome outcome = bindings.bind(
                    request.conversation(),
                    request.message().chat(),
                    session.key(),
                    agent.id(),
                    request.message().from());
            if (outcome instanceof BindOutcome.BoundByAnother(Binding other)) {
                boolean _ = sessions.close(session.key());
                return onlyBy(other.boundBy().value());
            }
        }
        return report.spawned(session, wanted.bind(), request.config().acp().dispatchEnabled());
    }

    private static String onlyBy(String who) {
        return "Only %s can rebind this conversation.".formatted(who);
    }

    private Optional<String> refusal(ChatCommandRequest request, AgentConfig agent, boolean bind) {
        if (!request.config().acp().enabled()) {
            return Optional.of("ACP is disabled by policy (acp.enabled).");
        }
        if (!AcpAgents.allowed(agent.id(), request.config())) {
            return Optional.of("The agent %s is refused by policy (acp.allowedAgents).".formatted(agent.id()));
        }
        if (bind && !request.config().session().threadBindings().enabled()) {
            return Optional.of("Binding a chat is switched off (session.threadBindings.enabled).");
        }
        return sessions.obstacle(agent, request.config());
    }

    private ChatCommandOutcome steer(ChatCommandRequest request, String text) {
        Optional<AcpSteer> wanted = AcpSteer.parse(text);
        if (wanted.isEmpty()) {
            return answer("Usage: " + AcpWords.STEER);
        }
        String token = wanted.get().session();
        if (!token.isEmpty() && !isOwner(request)) {
            return answer(NOT_OWNER);
        }
        return session(request, token)
                .<ChatCommandOutcome>map(
                        session -> new Steer("acp", wanted.get().text(), route(request, session)))
                .orElseGet(() -> answer(unresolved(token)));
    }

    /** To a session, and back to this conversation. */
    private static Route route(ChatCommandRequest request, AcpSession session) {
        Route here = request.route();
        return session.key().equals(here.session())
                ? here
                : new Route(
                        AcpAgents.of(session.agentId(), null, request.config()),
                        session.key(),
                        here.replyTo(),
                        here.steps());
    }

    private String status(ChatCommandRequest request, AcpSession session) {
        return report.status(
                session,
                sessions.settings(session, route(request, session).agent(), request.conversation(), request.config()));
    }

    private String cancel(AcpSession session) {
        return sessions.cancel(session.key())
                ? "It is asked to stop."
                : "Nothing runs in %s.".formatted(session.key().value());
    }

    private String close(AcpSession session) {
        int gone = bindings.unbindAll(session.key());
        boolean _ = sessions.close(session.key());
        return "Closed %s; removed %d binding%s.".formatted(session.key().value(), gone, gone == 1 ? "" : "s");
    }

    private String doctor(ChatCommandRequest request) {
        return agent(request)
                .map(agent -> sessions.obstacle(agent, request.config())
                        .orElseGet(() -> AcpReport.startable(
                                agent.id(), sessions.find(request.route().session()))))
                .orElse("Which agent? This chat has none that speaks ACP, and acp.defaultAgent names none.");
    }

    private static String install(ChatCommandRequest request) {
        @Nullable String how = request.config().acp().installCommand();
        return how == null
                ? "Agents run as programs on the gateway's machine. codex and claude are fetched by npx (Node.js) when first"
                        + " used; gemini must be installed there. Any other needs runtime.acp.command."
                : "On the gateway's machine, run:\n" + how;
    }

    private Optional<AgentConfig> agent(ChatCommandRequest request) {
        String id = sessions.find(request.route().session())
                .map(AcpSession::agentId)
                .orElse(request.config().acp().defaultAgent());
        return Optional.ofNullable(id).map(known -> AcpAgents.of(known, null, request.config()));
    }
}
