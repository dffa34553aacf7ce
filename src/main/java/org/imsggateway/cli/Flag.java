package org.imsggateway.cli;

import org.springframework.shell.core.command.CommandOption;

/**
 * An option of a command.
 *
 * @param name its long name, without dashes
 * @param value what its value is called in the help; empty if it takes none
 * @param repeatable whether it may be given more than once
 * @param meaning what it does
 */
record Flag(String name, String value, boolean repeatable, String meaning) {

    static final Flag HELP = sw("help", "show this and do nothing");
    static final Flag JSON = sw("json", "print the answer as JSON");
    static final Flag URL = valued("url", "URL", "the gateway to ask; also IMSG_GATEWAY_URL");
    static final Flag ACCOUNT = valued("account", "ID", "only this account");
    static final Flag CHANNEL = valued("channel", "NAME", "the channel; imessage is the only one");

    static Flag sw(String name, String meaning) {
        return new Flag(name, "", false, meaning);
    }

    static Flag valued(String name, String value, String meaning) {
        return new Flag(name, value, false, meaning);
    }

    static Flag repeatable(String name, String value, String meaning) {
        return new Flag(name, value, true, meaning);
    }

    boolean isSwitch() {
        return value.isEmpty();
    }

    String usage() {
        return isSwitch() ? "--" + name : "--" + name + " " + value;
    }

    CommandOption with(String given) {
        return CommandOption.with()
                .longName(name)
                .description(meaning)
                .type(isSwitch() ? boolean.class : String.class)
                .value(given)
                .build();
    }

    CommandOption declared() {
        return CommandOption.with()
                .longName(name)
                .description(meaning)
                .required(false)
                .type(isSwitch() ? boolean.class : String.class)
                .build();
    }
}
