package org.imsggateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line. */
class CommandConformanceTests {

    private static final String HI = "040b73747265616d747970656481e803840140848484124e5341747472696275746564537472696e6"
            + "7008484084e534f626a656374008592848484084e53537472696e67019484012b054869"
            + "20c3a98684026949010492848484"
            + "0c4e5344696374696f6e617279009484016901928496961d5f5f6b494d4d657373616765506172"
            + "744174747269627574654e616d658692848484084e534e756d626572008484074e5356616c7565009484012a84999900868686";

    @TempDir
    Path home;

    private record Run(int status, String output) {}

    private Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var status = new SimulatorMain(InputStream.nullInputStream(), print, print, Map.of(), home).run(List.of(args));
        return new Run(status, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    @Statement(62)
    void versionHelpAndUnknownCommandsAnswerAsImsg() {
        assertThat(run("--version")).isEqualTo(new Run(0, "0.15.10" + System.lineSeparator()));
        assertThat(run("rpc", "--help"))
                .matches(r -> r.status() == 0 && r.output().contains("imsg rpc"));
        assertThat(run("nonsense"))
                .isEqualTo(new Run(1, "Unknown subcommand 'nonsense' for command 'imsg'" + System.lineSeparator()));
        assertThat(run("nonsense", "--help").output()).contains("--fault");
    }

    @Test
    @Statement(63)
    void chatsPrintsOneChatALineAndNamesFullDiskAccess() {
        assertThat(run("chats", "--limit", "1", "--json"))
                .matches(r -> r.status() == 1 && r.output().contains("Full Disk Access"));
        run("receive", "--from", "+15555550123", "--text", "a");
        run("receive", "--from", "bob@bots.example", "--text", "b");
        var chats = run("chats", "--limit", "1", "--json");
        assertThat(chats.output().lines()).hasSize(1);
        assertThat(Json.parse(chats.output().strip()).path("identifier").asString())
                .isEqualTo("bob@bots.example");
    }

    @Test
    @Statement(65)
    void theWrittenBodyIsByteForByteThatOfMessages() {
        assertThat(HexFormat.of().formatHex(TypedStream.write("Hi é"))).isEqualTo(HI);
        assertThat(TypedStream.write("Hi é")).hasSize(180);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receive --text x|--from",
                "receive --from +15555550123|--text, --file or --tapback",
                "receive --from +15555550123 --text x --service fax|iMessage, SMS, RCS, not 'fax'",
                "receive --from +15555550123 --text x --date soon|not 'soon'",
                "receive --from +15555550123 --text x --chat-id 99|there is no chat 99",
                "receive --from +15555550123 --file /no/such|no file at '/no/such'",
                "receive --from +15555550123 --tapback love|no message to react to",
                "rpc --fault nothing|Unknown fault 'nothing'",
                "rpc --fault crash-after=x|a whole number",
                "rpc --imsg-version old|0.15.10, 0.13.4, 0.9.0, 0.5.0",
                "rpc --no-such-option|Unknown option --no-such-option",
                "history|Missing required option: --chat-id",
                "group --chat-id 4|Full Disk Access",
            })
    void aBadCommandLineIsNamedWithWhatIsAllowed(String line, String words) {
        var run = run(line.split(" ", -1));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains(words);
    }

    @Test
    void aGroupAReplyAndATapbackArriveAsMessagesWritesThem() {
        var first = Json.parse(
                run("receive", "--from", "+15555550123", "--group", "bob@bots.example", "--text", "hi", "--json")
                        .output()
                        .strip());
        run(
                "receive",
                "--from",
                "bob@bots.example",
                "--chat-id",
                "1",
                "--text",
                "yes",
                "--reply-to",
                first.path("guid").asString());
        run("receive", "--from", "bob@bots.example", "--chat-id", "1", "--tapback", "love");
        var lines = run("history", "--chat-id", "1", "--json")
                .output()
                .lines()
                .map(Json::parse)
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("thread_originator_guid").asString())
                .isEqualTo(first.path("guid").asString());
        assertThat(lines.getFirst().path("reply_to_text").asString()).isEqualTo("hi");
        assertThat(lines.getFirst().at("/reactions/0/type").asString()).isEqualTo("love");
        assertThat(run("group", "--chat-id", "1").output()).contains("+15555550123, bob@bots.example");
    }
}
