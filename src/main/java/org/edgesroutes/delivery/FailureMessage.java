package org.edgesroutes.delivery;

import java.util.regex.Pattern;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.edgesroutes.resilience.RootCause;

/** The text of a failure that is fit to be stored: bounded, without the secrets of addresses and headers. */
final class FailureMessage {

    private static final int LONGEST = 1000;
    private static final int LONGEST_ANSWER = 400;

    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@]*@");
    private static final Pattern QUERY = Pattern.compile("\\?[\\w.%\\[\\]-]+=[^\\s\"'>)\\]]*");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}");

    private FailureMessage() {}

    static String of(Throwable failure) {
        String said = RootCause.find(failure, HttpOperationFailedException.class)
                .map(FailureMessage::answer)
                .orElseGet(() -> chain(failure));
        return bounded(withoutSecrets(said), LONGEST);
    }

    private static String answer(HttpOperationFailedException answer) {
        String said = "HTTP %d from %s".formatted(answer.getStatusCode(), withoutSecrets(answer.getUri()));
        String body = answer.getResponseBody();
        return body == null || body.isBlank() ? said : said + ": " + bounded(body.strip(), LONGEST_ANSWER);
    }

    private static String chain(Throwable failure) {
        StringBuilder said = new StringBuilder();
        RootCause.chain(failure).forEach(cause -> {
            String message = String.valueOf(cause.getMessage());
            if (said.indexOf(message) < 0) {
                said.append(said.isEmpty() ? "" : "; ")
                        .append(cause.getClass().getSimpleName())
                        .append(": ")
                        .append(message);
            }
        });
        return said.toString();
    }

    static String withoutSecrets(String text) {
        String bare = USER_INFO.matcher(text).replaceAll("://");
        bare = QUERY.matcher(bare).replaceAll("");
        return CREDENTIALS.matcher(bare).replaceAll("$1 ****");
    }

    private static String bounded(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
