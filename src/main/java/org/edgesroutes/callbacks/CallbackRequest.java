package org.edgesroutes.callbacks;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.edgesroutes.settings.EdgesSettings;

/**
 * One HTTP request to the webhook.
 *
 * @param subPath the part behind the path of the webhook, without slashes at its ends
 * @param contentType in lower case, empty where there is none
 * @param secret the value of the secret header, null where there is none
 * @param body never null
 */
record CallbackRequest(String method, String subPath, String contentType, String secret, byte[] body) {

    static CallbackRequest of(Message message, EdgesSettings.Webhook settings) {
        byte[] body = message.getBody(byte[].class);
        return new CallbackRequest(
                message.getHeader(Exchange.HTTP_METHOD, String.class),
                subPath(message.getHeader(Exchange.HTTP_PATH, "", String.class), settings.path()),
                message.getHeader(Exchange.CONTENT_TYPE, "", String.class).toLowerCase(Locale.ROOT),
                message.getHeader(settings.secretHeader(), String.class),
                body == null ? new byte[0] : body);
    }

    private static String subPath(String path, String own) {
        return RequestPath.behind(own, path).orElse(path).replaceAll("^/+|/+$", "");
    }

    /** The server has parsed the body of a form already, and its bytes are gone. */
    boolean isForm() {
        return contentType.startsWith("application/x-www-form-urlencoded") || contentType.startsWith("multipart/");
    }
}
