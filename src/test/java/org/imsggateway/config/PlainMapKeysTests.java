package org.imsggateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMapKeysTests {

    private static String split(String name) {
        return String.join(" / ", PlainMapKeys.split(ConfigSchema.ROOT, name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channels.imessage.cliPath | channels / imessage / cliPath",
                "channels.imessage.cli-path | channels / imessage / cliPath",
                "channels.imessage.groups.*.requireMention | channels / imessage / groups / * / requireMention",
                "channels.imessage.groups[42].requireMention | channels / imessage / groups / 42 / requireMention",
                "channels.imessage.dms.a.b@mail.example.historyLimit | channels / imessage / dms / a.b@mail.example / historyLimit",
                "channels.imessage.dms[a@b.example].historyLimit | channels / imessage / dms / a@b.example / historyLimit",
                "channels.imessage.accounts.w.dms.a@b.example.historyLimit"
                        + " | channels / imessage / accounts / w / dms / a@b.example / historyLimit",
                "channels.imessage.allowFrom[1] | channels / imessage / allowFrom / 1",
                "bindings[0].match.peer.id | bindings / 0 / match / peer / id",
                "session.identityLinks.Ana B.[0] | session / identityLinks / Ana B. / 0",
                "commands.allowFrom.*[0] | commands / allowFrom / * / 0",
                "messages.inbound.byChannel.imessage | messages / inbound / byChannel / imessage",
                "channels.imessage.nonsense.more | channels / imessage / nonsense / more",
                "spring.application.name | spring / application / name"
            })
    void aDottedNameEndsAFreeKeyWhereAKnownOneBegins(String name, String place) {
        assertThat(split(name)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHANNELS_IMESSAGE_CLIPATH | channels / imessage / cliPath",
                "CHANNELS_IMESSAGE_ALLOWFROM | channels / imessage / allowFrom",
                "CHANNELS_IMESSAGE_ALLOWFROM_0 | channels / imessage / allowFrom / 0",
                "CHANNELS_IMESSAGE_ACCOUNTS_MY_BOT_DBPATH | channels / imessage / accounts / my_bot / dbPath",
                "CHANNELS_IMESSAGE_GROUPS_42_REQUIREMENTION | channels / imessage / groups / 42 / requireMention",
                "AGENTS_LIST_0_RUNTIME_APIKEY | agents / list / 0 / runtime / apiKey",
                "GATEWAY_ADMIN_TOKEN | gateway / admin / token"
            })
    void aVariableMeansTheKeyOfThatName(String name, String place) {
        assertThat(PlainMapKeys.splitVariable(ConfigSchema.ROOT, name).map(found -> String.join(" / ", found)))
                .hasValue(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SESSION_MANAGER",
                "GATEWAY_INTERFACE",
                "PATH",
                "CHANNELS",
                "AGENTS_LIST_X_ID",
                "GATEWAY_HOMES",
                "ACP_"
            })
    void aVariableOfSomebodyElseMeansNothing(String name) {
        assertThat(PlainMapKeys.splitVariable(ConfigSchema.ROOT, name)).isEmpty();
    }

    @Test
    void theNameOfAMapAloneMeansTheMap() {
        assertThat(PlainMapKeys.splitVariable(ConfigSchema.ROOT, "CHANNELS_IMESSAGE_GROUPS"))
                .hasValue(List.of("channels", "imessage", "groups"));
    }

    @Test
    void aBracketThatIsNotClosedIsPartOfTheName() {
        assertThat(split("channels[[x")).isEqualTo("channels / [[x");
        assertThat(split("agents.list[")).isEqualTo("agents / list / [");
    }

    @Test
    void aNameOfManySegmentsIsSplitAllTheSame() {
        assertThat(PlainMapKeys.split(ConfigSchema.ROOT, "x.".repeat(20_000))).hasSize(20_000);
    }
}
