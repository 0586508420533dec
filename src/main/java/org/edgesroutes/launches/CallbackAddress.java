package org.edgesroutes.launches;

import java.util.Map;
import java.util.Optional;
import org.edgesroutes.api.CallbackTarget;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;
import org.edgesroutes.settings.SettingKey;

/** Where Edges posts the results of a launch: the webhook of this workspace as the internet sees it. */
public final class CallbackAddress {

    private final EdgesSettings.Webhook webhook;
    private final Optional<String> base;
    private final String setting;

    public CallbackAddress(EdgesSettings settings) {
        this.webhook = settings.webhook();
        this.setting = settings.workspace().own(SettingKey.WEBHOOK_PUBLIC_URL);
        this.base = settings.launches().publicUrl().map(url -> url + webhook.path());
    }

    /** @return the address for an action; empty while {@code edges.webhook.public-url} is not set */
    public Optional<String> of(String action) {
        return base.map(url -> url + "/" + action);
    }

    /** Says why there is no address, and what to do, as a sentence. */
    public String missing() {
        return "%s is not set, so Edges could not post results; set it to the address under which Edges reaches this service"
                .formatted(setting);
    }

    /** Whether an address is one of this webhook. */
    public boolean isOwn(String url) {
        return base.filter(own -> url.equals(own) || url.startsWith(own + "/")).isPresent();
    }

    /**
     * Adds the secret header, to an address of this webhook alone. Right before it is sent, and nowhere else.
     *
     * @param url null for none
     */
    CallbackTarget target(String url) {
        if (url == null) {
            return null;
        }
        Optional<String> secret = webhook.secrets().stream()
                .map(Secret::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
        return new CallbackTarget(
                url, isOwn(url) && secret.isPresent() ? Map.of(webhook.secretHeader(), secret.get()) : Map.of());
    }
}
