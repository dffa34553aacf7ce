package org.imsggateway.command;

import java.util.List;
import org.imsggateway.message.ChatTarget;

/** Says how the gateway knows the sender and the chat, in the form that settings take. */
final class WhoamiCommand implements ChatCommand {

    @Override
    public List<String> names() {
        return List.of("whoami", "id");
    }

    @Override
    public String usage() {
        return "/whoami: your id and that of this chat; /id is the same";
    }

    @Override
    public ChatCommandOutcome run(ChatCommandRequest request, String name, String arguments) {
        String chat = ChatTarget.textOf(request.message().chat().id());
        String text = """
                You: %s
                Chat: %s
                Account: %s
                Commands: %s""".formatted(
                        request.message().from().value(),
                        chat.isEmpty() ? "not known yet" : chat,
                        request.account().id(),
                        request.authorized() ? "you may give them" : "you may not give them");
        return new ChatCommandOutcome.Answer(name, text);
    }
}
