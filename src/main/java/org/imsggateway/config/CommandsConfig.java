package org.imsggateway.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be commanded in a chat, and by whom.
 *
 * @param text whether a text that starts with a slash can be a command
 * @param nativeCommands the switch for a channel's own command menus; iMessage has none
 * @param config whether {@code /config} exists
 * @param restart whether {@code /restart} exists
 * @param debug whether {@code /debug} exists
 * @param bash whether {@code /bash} exists
 * @param useAccessGroups whether commands need a listed sender; false = everyone may
 * @param ownerAllowFrom who is an owner; empty = the explicit entries of {@code allowFrom}
 * @param allowFrom who may give commands, by channel or {@code "*"}; null = the key is absent
 */
public record CommandsConfig(
        boolean text,
        boolean nativeCommands,
        boolean config,
        boolean restart,
        boolean debug,
        boolean bash,
        boolean useAccessGroups,
        List<String> ownerAllowFrom,
        @Nullable Map<String, List<String>> allowFrom) {}
