package org.imsggateway.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a call brought: a status, a type, and a body that is read at most as far as the reader allows. */
public final class HttpAnswer implements AutoCloseable {

    private static final Set<Integer> FOR_NOW = Set.of(408, 425, 429);

    private final String name;
    private final HttpResponse<InputStream> response;

    HttpAnswer(String name, HttpResponse<InputStream> response) {
        this.name = name;
        this.response = response;
    }

    /**
     * Who answered.
     *
     * @return the host and port as configured
     */
    public String name() {
        return name;
    }

    /**
     * The status.
     *
     * @return for example 200
     */
    public int status() {
        return response.statusCode();
    }

    /**
     * The type of the body.
     *
     * @return in lower case and without parameters, such as {@code application/json}; empty if not said
     */
    public String mediaType() {
        String type = response.headers().firstValue("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the body as UTF-8.
     *
     * @param most how many bytes it may have
     * @return the text
     * @throws CallException if it is longer, is no UTF-8, or breaks off
     */
    public String text(int most) throws CallException {
        try {
            byte[] bytes = response.body().readNBytes(most + 1);
            if (bytes.length > most) {
                throw CallException.tooLong(name, most);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw CallException.notUtf8(name);
        } catch (IOException broken) {
            throw CallException.brokenOff(name);
        }
    }

    /**
     * Reads the body as it comes, line by line.
     *
     * @param most how many bytes it may have altogether
     * @return the lines
     */
    public AnswerLines lines(int most) {
        return new AnswerLines(name, response.body(), most);
    }

    /**
     * What a status other than the expected ones means: that the endpoint is busy or broken for now, or that it does not
     * want this request.
     *
     * @param now the current time, for a pause that is announced as a date
     * @return the failure
     */
    public CallException refusal(Instant now) {
        int status = status();
        String reason = "%s answered %d".formatted(name, status);
        if (status >= 300 && status < 400) {
            return CallException.lasting(reason + "; redirects are not followed, so the URL itself must be corrected");
        }
        if (status < 500 && !FOR_NOW.contains(status)) {
            return CallException.lasting(reason);
        }
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, now))
                .map(pause -> CallException.passing(reason, pause))
                .orElseGet(() -> CallException.passing(reason));
    }

    /**
     * What a status says of how both sides are set up, and nothing of the request: a secret is being changed, or the
     * receiver is not in its place yet.
     *
     * @param secretKey the configuration key of the secret
     * @param urlKey the configuration key of the URL
     * @return the failure, with what to check; it may pass. Empty for any other status
     */
    public Optional<CallException> setUpWrongly(String secretKey, String urlKey) {
        return switch (status()) {
            case 401, 403 -> misplaced("%s here and there".formatted(secretKey));
            case 404, 407 -> misplaced(urlKey);
            default -> Optional.empty();
        };
    }

    private Optional<CallException> misplaced(String what) {
        return Optional.of(CallException.passing("%s answered %d; check %s".formatted(name, status(), what)));
    }

    /** Lets the connection go; one whose body was not read to its end is closed. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException gone) {
            // There is nothing left to let go.
        }
    }
}
