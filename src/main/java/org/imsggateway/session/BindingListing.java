package org.imsggateway.session;

import java.util.ArrayList;
import java.util.List;
import org.imsggateway.config.AcpAgents;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.BindingType;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.ConfigWord;
import org.imsggateway.config.PeerKind;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Conversation;
import org.imsggateway.message.Handle;
import org.imsggateway.message.InvalidTargetException;
import org.imsggateway.session.BindingList.BindingInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every binding there is, as the REST API shows it. */
@Component
class BindingListing {

    /** What the id of a configured binding begins with; its place in the list follows. */
    static final String CONFIGURED = "configuration-";

    private static final String ANY = "*";
    private static final String CHANNEL = "imessage";

    private final ConfigStore config;
    private final Bindings bindings;

    BindingListing(ConfigStore config, Bindings bindings) {
        this.config = config;
        this.bindings = bindings;
    }

    BindingList all() {
        List<BindingInfo> all = new ArrayList<>();
        bindings.all().forEach(binding -> all.add(shown(binding)));
        List<BindingConfig> configured = config.current().bindings();
        for (int index = 0; index < configured.size(); index++) {
            all.add(shown(index, configured.get(index)));
        }
        return new BindingList(all);
    }

    BindingInfo shown(Binding binding) {
        Conversation name = binding.conversation();
        String target = BindingNames.target(name);
        String account = name.account().value();
        return new BindingInfo(
                binding.id(),
                binding.origin().word(),
                BindingType.ACP.word(),
                binding.agentId(),
                (name.group() ? "the chat " : "direct messages of ") + target + on(account),
                CHANNEL,
                account,
                target,
                binding.session().value(),
                binding.boundBy().isNone() ? null : binding.boundBy().value(),
                binding.boundAt(),
                bindings.endOf(binding).orElse(null),
                null,
                null,
                null,
                null,
                null);
    }

    private BindingInfo shown(int index, BindingConfig binding) {
        var match = binding.match();
        var peer = match.peer();
        String account = account(match.accountId());
        Conversation name = account.equals(ANY) || peer == null ? null : name(AccountId.of(account), peer);
        return new BindingInfo(
                CONFIGURED + index,
                "configuration",
                binding.type().word(),
                binding.agentId(),
                conversations(peer) + on(account),
                match.channel(),
                account,
                name == null ? null : BindingNames.target(name),
                binding.type() == BindingType.ACP && name != null ? session(binding, name) : null,
                null,
                null,
                null,
                peer == null ? null : peer.kind().word(),
                peer == null ? null : peer.id(),
                word(binding.dmScope()),
                word(binding.groupScope()),
                binding.comment());
    }

    private static String account(@Nullable String named) {
        if (named == null) {
            return AccountId.DEFAULT.value();
        }
        return named.equals(ANY) ? ANY : AccountId.of(named).value();
    }

    private static String on(String account) {
        return account.equals(ANY) ? " on any account" : " on account " + account;
    }

    private static String conversations(BindingConfig.@Nullable Peer peer) {
        if (peer == null) {
            return "every conversation";
        }
        boolean direct = peer.kind() == PeerKind.DIRECT;
        if (peer.id().equals(ANY)) {
            return direct ? "every direct conversation" : "every group";
        }
        return (direct ? "direct messages of " : "group ") + peer.id();
    }

    /** The one conversation that a binding names; null if it names several, or none that can be understood. */
    private static @Nullable Conversation name(AccountId account, BindingConfig.Peer peer) {
        String id = peer.id();
        if (id.equals(ANY)) {
            return null;
        }
        boolean digits = !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
        if (peer.kind() != PeerKind.DIRECT && digits) {
            return new Conversation(account, true, id);
        }
        try {
            return BindingNames.of(account, ChatTarget.parse(id));
        } catch (InvalidTargetException _) {
            Handle handle = Handle.of(id);
            return handle.isNone() ? null : Conversation.direct(account, handle);
        }
    }

    /** Its session, where that can be told from the configuration alone: a guid is not what a session is named after. */
    private @Nullable String session(BindingConfig binding, Conversation name) {
        boolean known = BindingNames.target(name).startsWith("chat_id:") == name.group();
        return known
                ? SessionKey.acpBinding(
                                AcpAgents.of(binding.agentId(), binding.acp(), config.current())
                                        .id(),
                                name)
                        .value()
                : null;
    }

    private static @Nullable String word(@Nullable ConfigWord word) {
        return word == null ? null : word.word();
    }
}
