package org.imsggateway.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.imsggateway.config.ConfigNode.Kind;
import org.imsggateway.config.ConfigNode.Leaf;
import org.imsggateway.config.Shape.Scalar;
import org.imsggateway.message.Service;
import org.imsggateway.message.Whitespace;

/** The kinds of single values that keys have. */
final class Scalars {

    private static final Set<Kind> TEXTUAL = Set.of(Kind.TEXT, Kind.WORD, Kind.UNTYPED);
    private static final Pattern BARE_NAME = Pattern.compile("[A-Za-z0-9._+-]+");
    private static final Pattern SHELL = Pattern.compile("[;&|`$<>\"'\0\r\n]");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final String HOST_NAME = "[A-Za-z0-9._][A-Za-z0-9._-]*";
    private static final Pattern SSH = Pattern.compile("(" + HOST_NAME + "@)?(" + HOST_NAME + "|\\[[0-9A-Fa-f:.]+])");
    private static final Set<String> NAMED_ZONES = Set.of("utc", "local", "user");

    static final Scalar TEXT = text("text", "text", text -> true);
    static final Scalar NON_BLANK = text("text", "text that is not blank", text -> !Whitespace.isBlank(text));
    static final Scalar PATH = text("path", "a file or directory; ~ is your home", text -> !Whitespace.isBlank(text));
    static final Scalar EXECUTABLE = check(
            "program",
            "expected safe executable name or path",
            "a bare name of letters, digits and ._+-, or a path; no shell characters, no arguments",
            Scalars::safeExecutable);
    static final Scalar SSH_HOST = check(
            "ssh host",
            "expected SSH host or user@host (no spaces/options)",
            "host or user@host; ports and options belong into ~/.ssh/config",
            text -> SSH.matcher(Whitespace.trim(text)).matches());
    static final Scalar ROOT = check(
            "root pattern",
            "expected absolute path root",
            "an absolute path other than /, each part of it literal or exactly *",
            Scalars::rootPattern);
    static final Scalar HTTP_URL = check(
            "URL",
            "expected a URL",
            "an http or https URL with a host, without user and password and without #",
            Scalars::httpUrl);
    static final Scalar SIGNING_SECRETS = check(
            "signing secrets",
            "expected a signing secret",
            "whsec_ and the Base64 of 24 to 64 random bytes, as printf 'whsec_%s' \"$(openssl rand -base64 32)\" makes it;"
                    + " several with spaces between them",
            Scalars::signingSecrets);
    static final Scalar ZONE = check(
            "time zone", "expected a time zone", "utc, local, user, or a zone id such as Europe/Berlin", Scalars::zone);
    static final Scalar FLAG =
            new Scalar("boolean", "expected true or false", "true, false", List.of("true", "false"), Scalars::isFlag);
    static final Scalar ON_OFF = new Scalar(
            "on/off",
            "expected on or off",
            "on, off",
            List.of("on", "off"),
            leaf -> isFlag(leaf) || Set.of("on", "off").contains(leaf.text()));
    static final Scalar FLAG_OR_AUTO = new Scalar(
            "boolean or auto",
            "expected true, false or auto",
            "true, false, auto",
            List.of("true", "false", "auto"),
            leaf -> isFlag(leaf) || leaf.text().equals("auto"));
    static final Scalar ENTRY = new Scalar(
            "handle, chat target or *",
            "expected text or a number",
            "a phone number, an e-mail address, chat_id:<n>, chat_guid:<guid>, chat_identifier:<id>, or *",
            List.of(),
            leaf -> leaf.kind() == Kind.NUMBER || isText(leaf));
    static final Scalar COUNT = integer(0);
    static final Scalar POSITIVE = integer(1);
    static final Scalar HOUR = number("hour", "an hour from 0 to 23", n -> isInteger(n) && within(n, 0, 23));
    static final Scalar HOURS = number("hours", "a number of hours, 0 or more", n -> within(n, 0, 1_000_000));
    static final Scalar PRICE = number("price", "a number, 0 or more", n -> within(n, 0, 1_000_000));
    static final Scalar MILLIS = number(
            "ms", "a whole number of milliseconds", n -> isInteger(n) && within(n, -1_000_000_000, 1_000_000_000));
    static final Scalar DURATION = check(
            "duration",
            "expected a duration",
            "a number with a unit (ms, s, m, h, d), such as 30s; or 0",
            text -> Durations.parse(text).isPresent());
    static final Scalar POSITIVE_DURATION = check(
            "duration",
            "expected a duration above 0",
            "a number with a unit (ms, s, m, h, d), such as 30s",
            text -> Durations.parse(text).filter(d -> d.isPositive()).isPresent());
    static final Scalar SERVICE =
            words(Arrays.stream(Service.values()).map(Service::word).toList());

    private Scalars() {}

    static <E extends Enum<E> & ConfigWord> Scalar words(Class<E> type) {
        return words(
                Arrays.stream(type.getEnumConstants()).map(ConfigWord::word).toList());
    }

    static Scalar words(List<String> words) {
        String list = String.join(", ", words);
        return new Scalar(
                "enum",
                "expected one of these words, in lower case",
                list,
                words,
                leaf -> isText(leaf) && words.contains(leaf.text()));
    }

    static boolean isTrue(Leaf leaf) {
        return Set.of("true", "yes", "on").contains(leaf.text().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isText(Leaf leaf) {
        return TEXTUAL.contains(leaf.kind());
    }

    private static boolean isFlag(Leaf leaf) {
        return switch (leaf.kind()) {
            case BOOLEAN, WORD -> true;
            case UNTYPED -> Set.of("true", "false", "yes", "no", "on", "off").contains(leaf.text());
            case TEXT, NUMBER, NULL, ABSENT -> false;
        };
    }

    private static Scalar text(String type, String allowed, Predicate<String> accepts) {
        return check(type, "expected " + allowed, allowed, accepts);
    }

    private static Scalar check(String type, String problem, String allowed, Predicate<String> accepts) {
        return new Scalar(
                type,
                problem,
                allowed,
                List.of(),
                leaf -> (isText(leaf) || (leaf.kind() == Kind.NUMBER && type.equals("duration")))
                        && accepts.test(leaf.text()));
    }

    private static Scalar integer(int least) {
        String allowed = "a whole number, " + least + " or more";
        return number("integer", allowed, n -> isInteger(n) && within(n, least, Integer.MAX_VALUE));
    }

    private static Scalar number(String type, String allowed, Predicate<BigDecimal> accepts) {
        return new Scalar(type, "expected " + allowed, allowed, List.of(), leaf -> switch (leaf.kind()) {
            case NUMBER, UNTYPED -> parse(leaf.text(), accepts);
            case TEXT, BOOLEAN, WORD, NULL, ABSENT -> false;
        });
    }

    private static boolean parse(String text, Predicate<BigDecimal> accepts) {
        try {
            return accepts.test(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isInteger(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean within(BigDecimal number, long least, long most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static boolean safeExecutable(String text) {
        if (text.isBlank() || text.startsWith("-") || SHELL.matcher(text).find()) {
            return false;
        }
        boolean pathLike = text.startsWith(".")
                || text.startsWith("~")
                || text.contains("/")
                || text.contains("\\")
                || DRIVE.matcher(text).matches();
        return pathLike || BARE_NAME.matcher(text).matches();
    }

    private static boolean rootPattern(String text) {
        String path = text.replace('\\', '/').replaceAll("/+$", "");
        String relative = path.replaceFirst("^[A-Za-z]:(?=/|$)", "");
        return relative.startsWith("/")
                && Arrays.stream(relative.split("/", -1)).allMatch(part -> part.equals("*") || !part.contains("*"));
    }

    private static boolean httpUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean signingSecrets(String text) {
        return !Whitespace.isBlank(text)
                && Arrays.stream(text.strip().split("\\s+", -1)).allMatch(Scalars::signingSecret);
    }

    private static boolean signingSecret(String text) {
        if (!text.startsWith("whsec_")) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring("whsec_".length())).length;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean zone(String text) {
        try {
            return NAMED_ZONES.contains(text) || ZoneId.of(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
