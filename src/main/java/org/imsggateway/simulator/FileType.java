package org.imsggateway.simulator;

import java.util.Locale;
import java.util.Map;

/** What Messages calls a file, by the end of its name. */
record FileType(String uti, String mime) {

    private static final FileType OTHER = new FileType("public.data", "application/octet-stream");
    private static final Map<String, FileType> BY_EXTENSION = Map.of(
            "png", new FileType("public.png", "image/png"),
            "jpg", new FileType("public.jpeg", "image/jpeg"),
            "jpeg", new FileType("public.jpeg", "image/jpeg"),
            "gif", new FileType("com.compuserve.gif", "image/gif"),
            "heic", new FileType("public.heic", "image/heic"),
            "pdf", new FileType("com.adobe.pdf", "application/pdf"),
            "txt", new FileType("public.plain-text", "text/plain"),
            "mov", new FileType("com.apple.quicktime-movie", "video/quicktime"),
            "m4a", new FileType("com.apple.m4a-audio", "audio/x-m4a"),
            "caf", new FileType("com.apple.coreaudio-format", "audio/x-caf"));

    static FileType of(String name) {
        var dot = name.lastIndexOf('.');
        return BY_EXTENSION.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), OTHER);
    }
}
