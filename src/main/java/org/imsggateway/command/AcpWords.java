package org.imsggateway.command;

/** How {@code /acp} is written. */
final class AcpWords {

    static final String SPAWN =
            "/acp spawn [agent] [--mode persistent|oneshot] [--bind here|off] [--cwd DIR] [--label NAME]";
    static final String STEER = "/acp steer [--session NAME] TEXT";
    static final String SET = "/acp set NAME VALUE";

    static final String HELP = """
            %s: a session with an agent; with --bind here, this chat talks to it from now on
            /acp status [session]: the session of this chat, or another one
            /acp sessions: all sessions
            /acp cancel [session]: stop what it is doing
            %s: tell it, or another one, something, and hear the beginning of its answer
            /acp close [session]: end it
            /acp permissions deny|ask|allow, /acp cwd DIR, /acp timeout SECONDS, /acp model ID, /acp set-mode ID, %s: change it; /acp reset-options: as configured
            /acp doctor: whether it can start; /acp install: how to get it""".formatted(SPAWN, STEER, SET);

    private AcpWords() {}
}
