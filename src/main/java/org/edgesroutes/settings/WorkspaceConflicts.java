package org.edgesroutes.settings;

import static org.edgesroutes.settings.SettingKey.*;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What workspaces beside each other must not share. */
record WorkspaceConflicts(List<EdgesSettings> all, SettingValues values) {

    void check() {
        refuseCommon(API_KEY);
        refuseCommon(API_KEY_FILE);
        refuseCommon(WEBHOOK_SECRET);
        refuseCommon(WEBHOOK_SECRET_FILE);
        refuseCommon(WEBHOOK_SECRET_FILE_OLD);
        refuseCommon(LEDGER_DATA_SOURCE);
        if (all.get(0).sandbox()) {
            values.fault("%s is true, but the sandbox plays one workspace; take %s out, or the sandbox"
                    .formatted(SANDBOX_ENABLED.key(), WORKSPACES.key()));
        }
        Map<String, String> keys = new HashMap<>();
        Map<String, String> beans = new HashMap<>();
        Map<Path, String> files = new HashMap<>();
        for (EdgesSettings one : all) {
            String name = one.workspace().name();
            one.api().key().ifPresent(key -> requireOwn(API_KEY, name, keys.putIfAbsent(key.value(), name)));
            one.ledger()
                    .dataSource()
                    .ifPresentOrElse(
                            bean -> requireOwn(LEDGER_DATA_SOURCE, name, beans.putIfAbsent(bean, name)),
                            () -> requireOwn(
                                    LEDGER_URL,
                                    name,
                                    files.putIfAbsent(file(one.ledger().url()), name)));
        }
    }

    /** Whose a key is could not be told, and with one secret each workspace would trust those of the others. */
    private void refuseCommon(SettingKey key) {
        if (!values.get(key, text -> text).isEmpty()) {
            values.fault("%s is set, but it belongs to one workspace; set %s instead"
                    .formatted(
                            key.key(), WorkspaceNames.own(all.get(0).workspace().name(), key.key())));
        }
    }

    private void requireOwn(SettingKey key, String name, String other) {
        if (other != null) {
            values.fault("%s and %s have the same %s; give each its own"
                    .formatted(other, name, key.key().substring("edges.".length())));
        }
    }

    private static Path file(String url) {
        return Path.of(url.replaceFirst("^jdbc:sqlite:", "").replaceFirst("\\?.*$", ""))
                .toAbsolutePath()
                .normalize();
    }
}
