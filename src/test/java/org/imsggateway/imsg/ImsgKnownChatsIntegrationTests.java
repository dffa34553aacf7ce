package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.imsggateway.message.AccountId;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which chats there are, as a real child says. */
@Timeout(240)
class ImsgKnownChatsIntegrationTests {

    @TempDir
    private Path directory = Path.of(".");

    @ParameterizedTest
    @CsvSource({"0.15.10, true", "0.9.0, false"})
    void aChatIsLackingOnlyWhereImsgSaysSo(String version, boolean told) throws Exception {
        Path program = Programs.simulator(directory, Map.of("IMSG_SIMULATOR_VERSION", version));
        try (ImsgFixture fixture = new ImsgFixture(program, directory)) {
            fixture.receive("before everything");
            ImsgFixture imsg = fixture.running();
            var chats = new ImsgKnownChats(imsg.links);
            assertThat(chats.lacks(AccountId.DEFAULT, 1)).isFalse();
            assertThat(chats.lacks(AccountId.DEFAULT, 999)).isEqualTo(told);
            assertThat(chats.lacks(AccountId.of("another"), 999)).isFalse();
        }
    }
}
