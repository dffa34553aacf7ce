package org.imsggateway.command;

import java.util.List;
import java.util.Optional;
import org.imsggateway.access.PolicyService;
import org.imsggateway.message.Handle;
import org.imsggateway.session.Binding;
import org.imsggateway.session.Bindings;

/** Takes a conversation from the session it was bound to, which stays as it is. */
final class UnfocusCommand implements ChatCommand {

    private final Bindings bindings;
    private final PolicyService policy;

    UnfocusCommand(Bindings bindings, PolicyService policy) {
        this.bindings = bindings;
        this.policy = policy;
    }

    @Override
    public List<String> names() {
        return List.of("unfocus");
    }

    @Override
    public String usage() {
        return "/unfocus: this chat talks to its usual agent again; the session stays";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        Handle sender = request.message().from();
        Optional<Binding> another = bindings.find(
                        request.conversation(), request.message().chat())
                .filter(binding -> !binding.boundBy().equals(sender) && !policy.isOwner(sender, request.config()));
        if (another.isPresent()) {
            Handle who = another.get().boundBy();
            return new ChatCommandOutcome.Answer(
                    name,
                    "Only %san owner of this gateway can do that.".formatted(who.isNone() ? "" : who.value() + " or "));
        }
        return new ChatCommandOutcome.Answer(
                name,
                bindings.unbind(request.conversation(), request.message().chat())
                        .map(was -> "This conversation is no longer bound to %s."
                                .formatted(was.session().value()))
                        .orElse("This conversation is not bound to a session."));
    }
}
