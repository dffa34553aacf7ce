package org.imsggateway.simulator;

import org.jspecify.annotations.Nullable;

/** What <code>--help</code> prints. */
final class Help {

    private static final String RPC = """
            imsg rpc
            Run JSON-RPC over stdin/stdout

            Usage: imsg rpc [options]

            Options:
              --db <value>          Path to chat.db (defaults to ~/Library/Messages/chat.db)
              --json                Accepted; changes nothing
              --verbose             Accepted; changes nothing
              --log-level <value>   Accepted; changes nothing

            Only in the simulator:
              --imsg-version <v>    Answer as 0.15.10 (default), 0.13.4, 0.9.0 or 0.5.0
              --bridge              The bridge is up: the private methods work
              --fault <name[=v]>    Misbehave; may be repeated, see simulator --help

            Examples:
              imsg rpc
              imsg rpc --db ~/Library/Messages/chat.db
            """;
    private static final String ROOT = """
            imsg (simulated)
            A look-alike of imsg over a database with Apple's tables, for trying things out and for tests.

            Usage: simulator <command> [options]

            As imsg has them:
              rpc        Run JSON-RPC over stdin/stdout
              chats      List chats                          [--limit N] [--unread-only]
              history    Show a chat's messages              --chat-id N [--limit N] [--attachments] [--start D] [--end D]
              group      Show one chat                       --chat-id N
              send       Send a message                      --to H | --chat-id N | --chat-guid G  [--text T] [--file F]
              status     Show what works
              --version  Print the version

            Only here:
              receive    Put an inbound message into the database  (receive --help)
              init, deliver, read, fail, rotate                    (init --help)

            Everywhere: --db FILE (default: the demo's database), --json, --imsg-version V

            Environment, for a child behind a wrapper:
              IMSG_SIMULATOR_VERSION, IMSG_SIMULATOR_BRIDGE=1, IMSG_SIMULATOR_FAULTS=a,b=1,
              IMSG_SIMULATOR_VERIFY_MS (how long a send looks for its row), IMSG_VERSION (printed by --version)

            Faults (--fault NAME, may be repeated):
            """;

    private Help() {}

    /** The help of a command; null where the program's own help is meant. */
    static @Nullable String of(String verb) {
        return switch (verb) {
            case "rpc" -> RPC;
            case "receive" -> ReceiveCommand.HELP;
            case "init", "deliver", "read", "fail", "rotate" -> DrillCommands.HELP;
            case "chats" ->
                "imsg chats\nList chats\n\nUsage: imsg chats [--limit N] [--unread-only] [--json] [--db FILE]\n";
            case "history" ->
                "imsg history\nShow messages of a chat, newest first\n\nUsage: imsg history --chat-id N"
                        + " [--limit N] [--participants A,B] [--start D] [--end D] [--attachments] [--json] [--db FILE]\n";
            case "group" -> "imsg group\nShow chat details\n\nUsage: imsg group --chat-id N [--json] [--db FILE]\n";
            case "status" -> "imsg status\nShow what works\n\nUsage: imsg status [--json]\n";
            case "send" ->
                "imsg send\nSend a message\n\nUsage: imsg send (--to H | --chat-id N | --chat-identifier X |"
                        + " --chat-guid G) [--text T] [--file F] [--service imessage|sms|auto] [--region US] [--json]\n";
            default -> null;
        };
    }

    static String root() {
        return ROOT + Fault.describeAll();
    }
}
