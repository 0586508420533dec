package org.edgesroutes.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/** From the text of a setting to its value. What they throw says what would be right. */
final class SettingParsers {

    /** The statuses from which Edges accepts a continue, {@code docs/edges-api.md}, "Continue". */
    private static final Set<String> CONTINUABLE =
            Set.of("BLOCKED", "STOPPED", "FAILED", "PARTIAL_SUCCEEDED", "SUCCEEDED");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern WORKSPACE = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private SettingParsers() {}

    static int integer(String text, int from, int to) {
        try {
            int value = Integer.parseInt(text);
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with the range
        }
        throw new IllegalArgumentException("a whole number from %d to %d".formatted(from, to));
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    /** @return whether it is the first of the two words */
    static boolean either(String text, String first, String second) {
        if (!text.equals(first) && !text.equals(second)) {
            throw new IllegalArgumentException(second + " or " + first);
        }
        return text.equals(first);
    }

    static boolean adaptive(String text) {
        return switch (text) {
            case "fixed" -> false;
            case "adaptive" -> true;
            default -> throw new IllegalArgumentException("fixed or adaptive");
        };
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** @return the items, all of them known */
    static List<String> some(String text, List<String> known) {
        List<String> items = list(text);
        if (!known.containsAll(items)) {
            throw new IllegalArgumentException(
                    "some of %s, separated by commas, or empty".formatted(String.join(", ", known)));
        }
        return items;
    }

    static List<String> workspaces(String text) {
        List<String> names = list(text);
        names.forEach(name -> matching(
                WORKSPACE,
                name,
                "names of up to 31 small letters, digits and hyphens, separated by commas, like acme,globex"));
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a list in which no name is there twice");
        }
        return names;
    }

    static URI apiUrl(String text) {
        return secureUrl(text, "https://api.edges.run/v1");
    }

    static URI publicUrl(String text) {
        return secureUrl(text, "https://hooks.example.com, without the path of the webhook");
    }

    private static URI secureUrl(String text, String example) {
        IllegalArgumentException wrong = new IllegalArgumentException(
                "an address like %s; http is for this machine only (localhost)".formatted(example));
        try {
            URI url = new URI(text.replaceAll("/+$", ""));
            boolean secure = "https".equals(url.getScheme());
            boolean local = "http".equals(url.getScheme())
                    && url.getHost() != null
                    && LOOPBACK.matcher(url.getHost()).matches();
            boolean plain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            if ((secure || local) && plain && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException notAnAddress) {
            throw wrong;
        }
        throw wrong;
    }

    static String path(String text) {
        return matching(PATH, text, "a path like /edges/callbacks, without a slash at its end");
    }

    static String headerName(String text) {
        return matching(HEADER, text, "the name of an HTTP header, like X-Edges-Webhook-Secret");
    }

    /** For what travels in a header: other characters arrive changed or not at all. */
    static String headerValue(String text) {
        if (!text.chars().allMatch(each -> each >= ' ' && each <= '~')) {
            throw new IllegalArgumentException("letters, digits and signs of ASCII, since HTTP cannot carry others");
        }
        return text;
    }

    static List<String> secrets(String text) {
        return list(headerValue(text));
    }

    static String host(String text) {
        return matching(
                Pattern.compile("[A-Za-z0-9.:_-]+"), text, "a host name or an address of this machine, like 127.0.0.1");
    }

    static String ledgerUrl(String text) {
        return matching(Pattern.compile("jdbc:sqlite:[^:?].*"), text, "a file in the form jdbc:sqlite:data/edges.db");
    }

    static Set<String> statuses(String text) {
        Set<String> statuses = new LinkedHashSet<>(list(text));
        if (statuses.isEmpty() || !CONTINUABLE.containsAll(statuses)) {
            throw new IllegalArgumentException(
                    "some of SUCCEEDED, PARTIAL_SUCCEEDED, FAILED, BLOCKED, STOPPED, separated by commas");
        }
        return statuses;
    }

    static Set<String> actions(String text) {
        Set<String> actions = new LinkedHashSet<>(list(text));
        actions.forEach(action ->
                matching(ACTION, action, "names of actions like linkedin-extract-connections, separated by commas"));
        return actions;
    }

    static ZoneId timeZone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("a time zone like UTC or Europe/Paris");
        }
    }

    static String cron(String text) {
        try {
            new CronExpression(text);
            return text;
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(
                    "a Quartz expression with seconds first, like 0 0/15 * * * ? (%s)".formatted(wrong.getMessage()));
        }
    }

    private static String matching(Pattern pattern, String text, String right) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(right);
        }
        return text;
    }
}
