package org.imsggateway.agent.openai;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imsggateway.message.LocalAttachment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images among a turn's files, as data URLs. Of other files, and of large ones, a model learns only that they came. */
final class PromptImages {

    /** In bytes; common servers take about 20 MB for the whole request. */
    static final int MOST = 8 * 1024 * 1024;

    private static final Pattern IMAGE = Pattern.compile("image/[a-z0-9.+-]+");

    private static final Logger log = LoggerFactory.getLogger(PromptImages.class);

    private PromptImages() {}

    static List<String> of(List<LocalAttachment> files) {
        return files.stream()
                .filter(file -> IMAGE.matcher(file.mimeType()).matches())
                .map(PromptImages::url)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> url(LocalAttachment file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] bytes = in.readNBytes(MOST + 1);
            return bytes.length > MOST
                    ? Optional.empty()
                    : Optional.of("data:" + file.mimeType() + ";base64,"
                            + Base64.getEncoder().encodeToString(bytes));
        } catch (IOException gone) {
            log.debug(
                    "an image could not be read for a model: {}",
                    gone.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
