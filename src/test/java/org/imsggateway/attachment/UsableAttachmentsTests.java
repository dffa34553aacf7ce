package org.imsggateway.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.config.GatewayConfig;
import org.imsggateway.message.AttachmentRef;
import org.imsggateway.message.InboundMessage;
import org.imsggateway.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsableAttachmentsTests {

    private static final String WANTED = "{includeAttachments: true}";

    private static AccountConfig account(String keys) {
        return GatewayConfig.parse("channels: {imessage: " + keys + "}")
                .accounts()
                .getFirst();
    }

    private static List<AttachmentRef> usable(String keys, InboundMessage message) {
        return UsableAttachments.of(message, account(keys));
    }

    private static InboundMessage at(String path) {
        return Messages.direct().file(path, "image/png", false).build();
    }

    @Test
    void filesAreNotLookedAtUnlessTheAccountWantsThem() {
        assertThat(usable("{}", Messages.direct().file("image/png").build())).isEmpty();
        assertThat(usable(WANTED, Messages.direct().file("image/png").build())).hasSize(1);
    }

    @Test
    void aFileWithoutAPathOrThatTheMacDoesNotHaveIsLeftOut() {
        InboundMessage message = Messages.direct()
                .file(" ", "image/png", false)
                .file("/Users/ana/Library/Messages/Attachments/1/a", "image/png", true)
                .file("/Users/ana/Library/Messages/Attachments/1/b", "image/png", false)
                .build();

        assertThat(usable(WANTED, message))
                .extracting(AttachmentRef::path)
                .containsExactly("/Users/ana/Library/Messages/Attachments/1/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users/ana/Library/Messages/Attachments/ab/1/x.heic",
                "/Users/ana/Library/Messages/Attachments",
                "/Users/ana//Library/./Messages/Attachments/x",
                "\\Users\\ana\\Library\\Messages\\Attachments\\x"
            })
    void theFolderWhereMessagesKeepsFilesIsAlwaysARoot(String path) {
        assertThat(usable("{includeAttachments: true, attachmentRoots: ['/Volumes/relay']}", at(path)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users/a/b/Library/Messages/Attachments/x",
                "/Users/ana/Library/Messages/Attachments/../chat.db",
                "/Users/ana/Library/Messages/AttachmentsX/x",
                "~/Library/Messages/Attachments/x",
                "/users/ana/Library/Messages/Attachments/x",
                "Users/ana/Library/Messages/Attachments/x",
                "/Users/ana/Library/Messages/Attachments/\0x"
            })
    void whatLiesElsewhereIsLeftOut(String path) {
        assertThat(usable(WANTED, at(path))).isEmpty();
    }

    @Test
    void aConfiguredRootIsOneToo() {
        assertThat(usable("{includeAttachments: true, attachmentRoots: ['/Volumes/relay/']}", at("/Volumes/relay/x")))
                .hasSize(1);
    }

    @Test
    void theRemoteRootsCountWhereTheMacIsRemote() {
        String keys = "remoteAttachmentRoots: ['/srv/remote'], includeAttachments: true";

        assertThat(usable("{" + keys + "}", at("/srv/remote/x"))).isEmpty();
        assertThat(usable("{remoteHost: bot@mac, " + keys + "}", at("/srv/remote/x")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE/HEIC, <media:image>",
        "audio/amr, <media:audio>",
        "video/mp4; codecs=x, <media:video>",
        "application/pdf, <media:document>",
        "text/plain, <media:document>",
        "chemical/x, <media:attachment>",
        "'', <media:attachment>",
        ", <media:attachment>"
    })
    void thePlaceholderSaysWhatKindOfFileItIs(String mimeType, String placeholder) {
        var file = new AttachmentRef("/x", mimeType, null, 0, false);

        assertThat(UsableAttachments.placeholder(file)).isEqualTo(placeholder);
    }
}
