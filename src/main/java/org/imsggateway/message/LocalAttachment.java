package org.imsggateway.message;

import java.nio.file.Path;

/**
 * A file on this machine that an agent may read.
 *
 * @param path where it lies
 * @param mimeType its type; {@code application/octet-stream} if unknown
 * @param name the name to show
 */
public record LocalAttachment(Path path, String mimeType, String name) {}
