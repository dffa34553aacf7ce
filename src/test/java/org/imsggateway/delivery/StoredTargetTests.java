package org.imsggateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredTargetTests {

    static Stream<ChatTarget> targets() {
        Stream<ChatTarget> chats = Stream.of(
                new ChatTarget.ById(42),
                new ChatTarget.ById(-3),
                new ChatTarget.ByGuid("iMessage;+;Q:7"),
                new ChatTarget.ByIdentifier("handle:x"));
        Stream<ChatTarget> people = Stream.of("+15557000002", "AMAZON", "chat_id:42", "sms:imessage:+1", "a b:c", "")
                .flatMap(handle -> Stream.of(
                        new ChatTarget.ByHandle(handle, Optional.empty()),
                        new ChatTarget.ByHandle(handle, Optional.of(Service.SMS))));
        return Stream.concat(chats, people);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatWasStoredIsReadBackWhateverItLooksLike(ChatTarget target) {
        assertThat(StoredTarget.read(StoredTarget.write(target))).isEqualTo(target);
    }
}
