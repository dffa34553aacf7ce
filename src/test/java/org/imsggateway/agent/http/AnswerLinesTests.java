package org.imsggateway.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerLinesTests {

    @Test
    void linesEndWithOrWithoutACarriageReturnAndTheLastOneNeedsNoEnd() throws CallException {
        AnswerLines lines = of("a\r\nGrüße\n\nlast");

        assertThat(lines.nextLine()).contains("a");
        assertThat(lines.nextLine()).contains("Grüße");
        assertThat(lines.nextLine()).contains("");
        assertThat(lines.nextLine()).contains("last");
        assertThat(lines.nextLine()).isEmpty();
        assertThat(lines.nextLine()).isEmpty();
    }

    @Test
    void aLineIsGivenAsSoonAsItsEndHasCome() throws IOException, CallException {
        var end = new PipedOutputStream();
        var lines = new AnswerLines("host", new PipedInputStream(end), 100);
        end.write("first\nsec".getBytes(StandardCharsets.UTF_8));

        assertThat(lines.nextLine()).contains("first");
        end.write("ond\n".getBytes(StandardCharsets.UTF_8));
        assertThat(lines.nextLine()).contains("second");
    }

    @Test
    void anEventIsItsDataLinesAndNothingElse() throws CallException {
        AnswerLines lines = of(": comment\nevent: x\nid: 7\ndata: a\ndata:b\n\n\ndata: c\n\n");

        assertThat(lines.nextEvent()).contains("a\nb");
        assertThat(lines.nextEvent()).contains("c");
        assertThat(lines.nextEvent()).isEmpty();
    }

    @Test
    void anEventThatDoesNotEndIsNone() throws CallException {
        assertThat(of("data: half").nextEvent()).isEmpty();
    }

    @Test
    void moreThanIsAllowedFailsForGood() {
        AnswerLines lines = of("x".repeat(101));

        assertThatThrownBy(lines::nextLine)
                .hasMessage("host answered with more than 100 bytes")
                .asInstanceOf(type(CallException.class))
                .matches(failure -> !failure.retryable());
    }

    @Test
    void aBodyThatBreaksOffMayBeAskedForAgain() {
        var lines = new AnswerLines("host", broken(), 100);

        assertThatThrownBy(lines::nextLine)
                .hasMessage("host broke its answer off")
                .asInstanceOf(type(CallException.class))
                .matches(CallException::retryable);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                return read();
            }
        };
    }

    private static AnswerLines of(String body) {
        return new AnswerLines("host", new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 100);
    }
}
