package org.imsggateway.cli;

import java.util.List;
import org.imsggateway.session.BindingList;
import org.imsggateway.session.CreateBindingRequest;

/** Which agent answers where: what is configured, and what was bound since. */
final class BindingCommands {

    private static final Flag TO = Flag.valued("to", "TARGET", "the conversation, such as chat_id:42 or +15555550123");
    private static final Flag AGENT = Flag.valued("agent", "ID", "bind it to a new session of this ACP agent");
    private static final Flag SESSION = Flag.valued("session", "KEY", "or to this session: its key, id or label");
    private static final Flag LABEL = Flag.valued("label", "NAME", "a name for the new session");
    private static final Flag REPLACE = Flag.sw("replace", "take it over if it is bound already");
    private static final Flag ACCOUNT = Flag.valued("account", "ID", "the account; unset: the default one");

    private final Session session;

    BindingCommands(Session session) {
        this.session = session;
    }

    List<Word> words() {
        return List.of(
                Word.named("bindings list", "show which agent answers which conversations")
                        .flags(Flag.JSON, Flag.URL)
                        .does(call -> session.show(call, session.gateway(call).bindings(), this::list)),
                Word.named("bindings add", "bind a conversation to a session of an ACP agent")
                        .flags(TO, AGENT, SESSION, LABEL, REPLACE, ACCOUNT, Flag.JSON, Flag.URL)
                        .does(this::add),
                Word.named("bindings remove", "end a binding; its session stays")
                        .needs("ID")
                        .flags(Flag.JSON, Flag.URL)
                        .does(this::remove));
    }

    private void add(Call call) {
        String to = call.need(TO);
        if (call.has(AGENT) == call.has(SESSION)) {
            throw CommandFailure.usage(
                    "Say what to bind it to: --agent ID for a new session, or --session KEY for one there is.");
        }
        var request = new CreateBindingRequest(
                to,
                call.value(ACCOUNT).orElse(null),
                call.value(AGENT).orElse(null),
                call.value(SESSION).orElse(null),
                call.value(LABEL).orElse(null),
                call.has(REPLACE) ? true : null);
        session.show(call, session.gateway(call).bind(request), this::added);
    }

    private String added(BindingList.BindingInfo binding) {
        String ends = binding.endsAt() == null
                ? "It lasts until it is removed."
                : "It ends %s if nobody writes.".formatted(session.ages().of(binding.endsAt()));
        return "%s: bound to the session %s.%n%s To end it now: %s bindings remove %s"
                .formatted(
                        Plain.line(String.valueOf(binding.matches())),
                        Plain.line(String.valueOf(binding.sessionKey())),
                        ends,
                        HelpText.PROGRAM,
                        binding.id());
    }

    private void remove(Call call) {
        String id = call.argument(0).orElseThrow();
        session.show(
                call,
                session.gateway(call).unbind(id),
                _ -> "The binding %s is ended; its session stays.".formatted(Plain.line(id)));
    }

    private String list(BindingList list) {
        if (list.bindings().isEmpty()) {
            return "There is no binding: the default agent answers everywhere.";
        }
        var table =
                new Table(session.paint(), "ID", "AGENT", "TYPE", "ORIGIN", "MATCHES", "SESSION", "ENDS", "COMMENT");
        for (BindingList.BindingInfo binding : list.bindings()) {
            table.row(
                    binding.id(),
                    binding.agentId(),
                    binding.type(),
                    binding.origin(),
                    binding.matches(),
                    binding.sessionKey(),
                    binding.endsAt() == null ? null : session.ages().of(binding.endsAt()),
                    binding.comment());
        }
        return table.toString();
    }
}
