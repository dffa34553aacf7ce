package org.imsggateway.imsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

class ChatControllerTests {

    @TempDir
    private Path directory = Path.of(".");

    private static void assertInvalid(ThrowingCallable request, String field) {
        ProblemDetail problem =
                catchThrowableOfType(ErrorResponseException.class, request).getBody();
        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getType()).hasToString("urn:imsg-gateway:problem:invalid-parameter");
        assertThat(problem.getProperties()).containsEntry("field", field);
    }

    @Test
    void aBadParameterIsNamed() {
        ImsgFixture imsg = new ImsgFixture(directory.resolve("nothing"), directory);
        ChatController chats = new ChatController(imsg.config, imsg.links, new ChatReader(Clock.systemUTC()));

        assertInvalid(() -> chats.chats(null, 0), "limit");
        assertInvalid(() -> chats.messages(0, null, 50), "chatId");
    }
}
