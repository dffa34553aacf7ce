package org.imsggateway.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.imsggateway.config.BindingConfig;
import org.imsggateway.config.ConfigStore;
import org.imsggateway.config.ConfigWord;
import org.imsggateway.config.PeerKind;
import org.imsggateway.message.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configured bindings for operators. */
@RestController
@Tag(name = "bindings", description = "Which agent answers which conversations")
class BindingController {

    private static final String ANY = "*";

    private final ConfigStore config;

    BindingController(ConfigStore config) {
        this.config = config;
    }

    @GetMapping("/bindings")
    @Operation(summary = "The configured bindings, in their order")
    BindingList list() {
        return new BindingList(config.current().bindings().stream()
                .map(BindingController::shown)
                .toList());
    }

    private static BindingList.BindingInfo shown(BindingConfig binding) {
        var match = binding.match();
        var peer = match.peer();
        String account = account(match.accountId());
        return new BindingList.BindingInfo(
                binding.type().word(),
                binding.agentId(),
                conversations(peer) + (account.equals(ANY) ? " on any account" : " on account " + account),
                match.channel(),
                account,
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

    private static @Nullable String word(@Nullable ConfigWord word) {
        return word == null ? null : word.word();
    }
}
