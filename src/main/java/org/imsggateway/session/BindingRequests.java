package org.imsggateway.session;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.config.Suggestion;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InvalidTargetException;
import org.imsggateway.message.Whitespace;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes and ends bindings for programs. What cannot be done is thrown as {@link RefusedBinding}. */
@Component
class BindingRequests {

    private static final int LONGEST_LABEL = 100;

    private final ConfigStore config;
    private final Bindings bindings;
    private final BindableSessions sessions;
    private final ObjectProvider<KnownChats> chats;

    BindingRequests(
            ConfigStore config, Bindings bindings, BindableSessions sessions, ObjectProvider<KnownChats> chats) {
        this.config = config;
        this.bindings = bindings;
        this.sessions = sessions;
        this.chats = chats;
    }

    Binding make(CreateBindingRequest request) {
        GatewayConfig current = config.current();
        if (!current.session().threadBindings().enabled()) {
            throw new RefusedBinding(
                    RefusedBinding.Kind.BINDINGS_OFF,
                    "to",
                    "session.threadBindings.enabled is false; set it to true, or bind the conversation in the configuration.");
        }
        AccountId account = account(request.accountId(), current);
        Conversation name = BindingNames.of(account, known(account, target(request.to())));
        boolean replace = Boolean.TRUE.equals(request.replace());
        // Before a session is made that nobody would use.
        bindings.find(name).filter(_ -> !replace).ifPresent(BindingRequests::refuse);
        boolean fresh = request.session() == null;
        BindableSessions.Bindable session = session(request);
        return switch (bindings.bind(name, session, replace)) {
            case BindOutcome.Bound(Binding binding) -> binding;
            case BindOutcome.BoundByAnother(Binding binding) -> {
                if (fresh) {
                    sessions.drop(session.key());
                }
                throw taken(binding);
            }
        };
    }

    private static void refuse(Binding binding) {
        throw taken(binding);
    }

    private static RefusedBinding taken(Binding binding) {
        String how = switch (binding.origin()) {
            case CHAT -> "in the chat, by " + binding.boundBy().value();
            case API -> "over the API";
        };
        return new RefusedBinding(
                RefusedBinding.Kind.CONVERSATION_BOUND,
                "to",
                "\"%s\" is bound to %s since %s, %s (binding %s); repeat it with \"replace\": true (--replace) to take it over."
                        .formatted(
                                BindingNames.target(binding.conversation()),
                                binding.session().value(),
                                binding.boundAt().truncatedTo(ChronoUnit.SECONDS),
                                how,
                                binding.id()));
    }

    private static AccountId account(@Nullable String asked, GatewayConfig current) {
        AccountId id = asked == null || Whitespace.isBlank(asked) ? current.defaultAccount() : AccountId.of(asked);
        return current.account(id)
                .map(AccountConfig::id)
                .orElseThrow(() -> new RefusedBinding(
                        RefusedBinding.Kind.UNKNOWN_ACCOUNT,
                        "accountId",
                        "No account \"%s\" is configured; GET /channels (as a command: channels status) lists the accounts."
                                .formatted(asked == null ? id.value() : asked)));
    }

    private static ChatTarget target(@Nullable String to) {
        if (to == null || Whitespace.isBlank(to)) {
            throw RefusedBinding.invalid(
                    "to", "There is no target: write for example chat_id:42 or +15555550123; GET /chats lists chats.");
        }
        if (Whitespace.trim(to).chars().anyMatch(Character::isISOControl)) {
            throw RefusedBinding.invalid("to", "A target has no control characters.");
        }
        try {
            ChatTarget target = ChatTarget.parse(to);
            boolean nobody = target instanceof ChatTarget.ByHandle person
                    && Handle.of(person.handle()).isNone();
            if (nobody || (target instanceof ChatTarget.ById chat && chat.id() < 1)) {
                throw RefusedBinding.invalid(
                        "to", "\"%s\" names no conversation; GET /chats lists the chats there are.".formatted(to));
            }
            return target;
        } catch (InvalidTargetException wrong) {
            throw RefusedBinding.invalid("to", String.valueOf(wrong.getMessage()));
        }
    }

    private ChatTarget known(AccountId account, ChatTarget target) {
        if (target instanceof ChatTarget.ById(long chatId)
                && chats.stream().anyMatch(known -> known.lacks(account, chatId))) {
            throw new RefusedBinding(
                    RefusedBinding.Kind.UNKNOWN_CHAT,
                    "to",
                    "Messages of the account \"%s\" has no chat %d; GET /chats lists the chats there are, or name the person."
                            .formatted(account.value(), chatId));
        }
        return target;
    }

    private BindableSessions.Bindable session(CreateBindingRequest request) {
        String token = request.session();
        String agentId = request.agentId();
        if (token != null && agentId != null) {
            throw RefusedBinding.invalid(
                    "session",
                    "Both \"session\" (--session) and \"agentId\" (--agent) are given; an existing session has its agent already.");
        }
        if (token != null) {
            return existing(token, request.label());
        }
        if (agentId == null || Whitespace.isBlank(agentId)) {
            throw RefusedBinding.invalid(
                    "agentId",
                    "Say which agent gets a new session as \"agentId\" (--agent), or name an existing one as \"session\" (--session).");
        }
        return fresh(agentId, request.label());
    }

    private BindableSessions.Bindable existing(String token, @Nullable String label) {
        if (label != null) {
            throw RefusedBinding.invalid(
                    "label", "A \"label\" (--label) is given to a new session only; leave it out.");
        }
        return sessions.find(token)
                .orElseThrow(() -> new RefusedBinding(
                        RefusedBinding.Kind.UNKNOWN_SESSION,
                        "session",
                        "There is no ACP session \"%s\"; name one by its key, the id at its end, or its label, or give \"agentId\" (--agent) for a new one."
                                .formatted(token)));
    }

    private BindableSessions.Bindable fresh(String agentId, @Nullable String label) {
        boolean odd = label != null
                && (Whitespace.isBlank(label)
                        || label.length() > LONGEST_LABEL
                        || label.chars().anyMatch(Character::isISOControl));
        if (odd) {
            throw RefusedBinding.invalid(
                    "label", "A \"label\" (--label) has from 1 to %d printable characters.".formatted(LONGEST_LABEL));
        }
        return switch (sessions.make(agentId, label)) {
            case BindableSessions.Bindable made -> made;
            case BindableSessions.UnknownAgent unknown -> throw unknown(agentId, unknown);
            case BindableSessions.Refused(String reason) ->
                throw new RefusedBinding(RefusedBinding.Kind.AGENT_REFUSED, "agentId", reason);
        };
    }

    private static RefusedBinding unknown(String agentId, BindableSessions.UnknownAgent unknown) {
        String hint = Suggestion.nearest(agentId, unknown.known())
                .map(" Did you mean \"%s\"?"::formatted)
                .orElse("");
        return new RefusedBinding(
                RefusedBinding.Kind.UNKNOWN_AGENT,
                "agentId",
                "No agent \"%s\" speaks ACP here.%s There are: %s."
                        .formatted(agentId, hint, String.join(", ", unknown.known())));
    }

    void end(String id) {
        if (id.startsWith(BindingListing.CONFIGURED)) {
            throw configured(id);
        }
        if (!bindings.unbind(id)) {
            throw unknown(id);
        }
    }

    private RefusedBinding configured(String id) {
        var all = config.current().bindings();
        Optional<BindingConfig> binding = ChatTarget.leadingNumber(id.substring(BindingListing.CONFIGURED.length()))
                .filter(index -> index >= 0 && index < all.size())
                .map(index -> all.get(index.intValue()));
        return binding.map(one -> new RefusedBinding(
                        RefusedBinding.Kind.CONFIGURED_BINDING,
                        "id",
                        "This binding is configured; remove bindings[%s] (agentId: %s) from the configuration."
                                .formatted(id.substring(BindingListing.CONFIGURED.length()), one.agentId())))
                .orElseGet(() -> unknown(id));
    }

    private static RefusedBinding unknown(String id) {
        return new RefusedBinding(
                RefusedBinding.Kind.UNKNOWN_BINDING,
                "id",
                "There is no binding \"%s\", or none any more; GET /bindings (as a command: bindings list) lists them."
                        .formatted(id));
    }
}
