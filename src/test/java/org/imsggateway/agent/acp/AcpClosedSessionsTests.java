package org.imsggateway.agent.acp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.imsggateway.agent.AcpSession;
import org.imsggateway.session.SessionKey;
import org.imsggateway.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a session, and of the directory that was made for it, when it was closed long ago. */
class AcpClosedSessionsTests {

    private static final Duration RETENTION = Duration.ofDays(30);

    @TempDir
    private Path directory = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private AcpFixture acp;

    @BeforeEach
    void open() throws IOException {
        acp = AcpFixture.hostile(Files.createDirectory(directory.resolve("home")), "", "");
    }

    @AfterEach
    void close() {
        acp.close();
    }

    private boolean expire() {
        return acp.bean(AcpClosedSessions.class).expire(acp.clock.instant(), RETENTION);
    }

    /** A session that worked in a directory of its own, and was closed. */
    private SessionKey closed() throws IOException {
        SessionKey key = acp.spawned(Map.of());
        Files.createDirectories(acp.directory(key).resolve("src"));
        Files.writeString(acp.directory(key).resolve("src/a.txt"), "a");
        assertThat(acp.sessions().close(key)).isTrue();
        return key;
    }

    private boolean isKnown(SessionKey key) {
        return acp
                .bean(AcpSessionRepository.class)
                .closedBefore(acp.clock.instant().plusSeconds(1), 99)
                .stream()
                .anyMatch(closed -> closed.key().equals(key));
    }

    @Test
    void aSessionThatWasClosedLongAgoGoesWithItsDirectory() throws Exception {
        SessionKey key = closed();
        acp.clock.advance(RETENTION);
        assertThat(expire()).isFalse();
        assertThat(acp.directory(key)).isDirectory();
        acp.clock.advance(Duration.ofSeconds(1));
        assertThat(expire()).isFalse();
        assertThat(acp.directory(key)).doesNotExist();
        assertThat(acp.directory(key).getParent()).isDirectory();
        assertThat(isKnown(key)).isFalse();
    }

    /** Whether the gateway knows, beside its agent's session, that people talk in it. */
    private boolean isTalk(SessionKey key) {
        return acp.bean(Sessions.class).find(key).isPresent();
    }

    @Test
    void aNameThatNeverComesBackIsForgottenAndAnyOtherIsNot() throws Exception {
        SessionKey spawned = closed();
        acp.talk(spawned);
        acp.talk(acp.key());
        AcpSession configured = acp.unspawned();
        acp.bean(AcpSessionRepository.class).insert(configured);
        acp.sessions().close(acp.key());
        acp.clock.advance(RETENTION.plusDays(1));
        expire();
        assertThat(isKnown(spawned) || isKnown(acp.key())).isFalse();
        assertThat(isTalk(spawned)).isFalse();
        assertThat(isTalk(acp.key())).isTrue();
    }

    @Test
    void aClosedSessionStaysForADayWhereNothingIsRetained() throws Exception {
        SessionKey key = closed();
        acp.clock.advance(Duration.ofHours(23));
        acp.bean(AcpClosedSessions.class).expire(acp.clock.instant(), Duration.ZERO);
        assertThat(acp.directory(key)).isDirectory();
        acp.clock.advance(Duration.ofHours(2));
        acp.bean(AcpClosedSessions.class).expire(acp.clock.instant(), Duration.ZERO);
        assertThat(acp.directory(key)).doesNotExist();
    }

    @Test
    void theDirectoryOfASessionThatIsNotClosedStaysHoweverOldItIs() throws Exception {
        SessionKey key = acp.spawned(Map.of());
        Files.createDirectories(acp.directory(key));
        acp.clock.advance(RETENTION.multipliedBy(9));
        expire();
        assertThat(acp.directory(key)).isDirectory();
        assertThat(acp.sessions().find(key)).isPresent();
    }

    @Test
    void aSessionThatBeganAnewKeepsItsDirectory() throws Exception {
        SessionKey key = acp.spawned(Map.of());
        AcpSession session = acp.sessions().find(key).orElseThrow();
        Files.createDirectories(acp.directory(key));
        acp.sessions().close(key);
        acp.bean(AcpSessionRepository.class).insert(session);
        acp.clock.advance(RETENTION.plusDays(1));
        expire();
        assertThat(acp.directory(key)).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "src", "not/there"})
    void aDirectoryInWhichAnotherSessionWorksStaysUntilThatIsClosedToo(String inside) throws Exception {
        SessionKey key = closed();
        SessionKey other =
                acp.spawned(Map.of("cwd", acp.directory(key).resolve(inside).toString()));
        acp.clock.advance(RETENTION.plusDays(1));
        assertThat(expire()).isFalse();
        assertThat(acp.directory(key).resolve("src/a.txt")).exists();
        acp.sessions().close(other);
        acp.clock.advance(RETENTION.plusDays(1));
        assertThat(expire()).isFalse();
        assertThat(acp.directory(key)).doesNotExist();
    }

    @Test
    void aDirectoryThatIsConfiguredStays() throws Exception {
        SessionKey key = closed();
        acp.configure("channels: {imessage: {}}\nbindings: [{type: acp, agentId: tester, match: {channel: imessage, "
                + "peer: {kind: group, id: 'chat_id:1'}}, acp: {cwd: '%s/src'}}]".formatted(acp.directory(key)));
        acp.restart();
        acp.clock.advance(RETENTION.plusDays(1));
        expire();
        assertThat(acp.directory(key).resolve("src/a.txt")).exists();
        assertThat(isKnown(key)).isTrue();
    }

    @Test
    void whatALinkLeadsToStays() throws Exception {
        SessionKey key = closed();
        Path project = Files.createDirectory(directory.resolve("project"));
        Files.writeString(project.resolve("work.txt"), "work");
        Files.createSymbolicLink(acp.directory(key).resolve("project"), project);
        Files.createSymbolicLink(acp.directory(key).resolve("src/work.txt"), project.resolve("work.txt"));
        acp.clock.advance(RETENTION.plusDays(1));
        expire();
        assertThat(acp.directory(key)).doesNotExist();
        assertThat(project.resolve("work.txt")).hasContent("work");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDirectoryThatIsReachedByALinkStays(boolean itself) throws Exception {
        SessionKey key = closed();
        Path linked = itself ? acp.directory(key) : acp.home.resolve("agents");
        Path moved = Files.move(linked, directory.resolve("moved"));
        Files.createSymbolicLink(linked, moved);
        acp.clock.advance(RETENTION.plusDays(1));
        expire();
        assertThat(acp.directory(key).resolve("src/a.txt")).exists();
        assertThat(isKnown(key)).isFalse();
    }

    @Test
    void whatCannotBeChangedGoesToo() throws Exception {
        SessionKey key = closed();
        Files.setPosixFilePermissions(acp.directory(key).resolve("src"), PosixFilePermissions.fromString("r-xr-xr-x"));
        acp.clock.advance(RETENTION.plusDays(1));
        expire();
        assertThat(acp.directory(key)).doesNotExist();
    }

    @Test
    void manyGoInSmallBatches() throws Exception {
        for (int i = 0; i < 21; i++) {
            closed();
        }
        acp.clock.advance(RETENTION.plusDays(1));
        assertThat(expire()).isTrue();
        assertThat(acp.home.resolve("agents/tester")).isDirectoryContaining(path -> true);
        assertThat(expire()).isFalse();
        assertThat(acp.home.resolve("agents/tester")).isEmptyDirectory();
    }
}
