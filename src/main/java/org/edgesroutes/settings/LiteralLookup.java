package org.edgesroutes.settings;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesResolvedValue;

/**
 * Looks settings up where Camel has them, and takes their values literally: Camel's own parser drops backslashes and
 * empties values with braces. Arguments, system properties and the environment are literal as a whole; in a file a
 * {@code {{name}}} stands for another setting, or for the result of a function as in {@code {{env:NAME}}}.
 */
final class LiteralLookup implements Function<String, Optional<String>> {

    private static final Set<String> OUTSIDE_OF_FILES = Set.of("SYS", "ENV", SettingsSource.LAUNCH);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

    private final PropertiesComponent properties;
    private final Consumer<String> behindSecrets;

    /** @param behindSecrets gets the name of each property that the value of a secret refers to */
    LiteralLookup(PropertiesComponent properties, Consumer<String> behindSecrets) {
        this.properties = properties;
        this.behindSecrets = behindSecrets;
    }

    /** @throws IllegalArgumentException when a placeholder in the value leads nowhere */
    @Override
    public Optional<String> apply(String name) {
        return look(name, SettingNames.isSecret(name));
    }

    private Optional<String> look(String name, boolean secret) {
        Optional<String> resolved = properties.resolveProperty(name);
        PropertiesResolvedValue known = properties.getResolvedValue(name).orElse(null);
        if (known == null || known.originalValue() == null) {
            return resolved;
        }
        String original = known.originalValue();
        boolean literal = OUTSIDE_OF_FILES.contains(known.source()) || !hasBraces(original);
        return Optional.of(literal ? original : substituted(original, secret));
    }

    private static boolean hasBraces(String text) {
        return text.contains("{{") || text.contains("}}");
    }

    private String substituted(String text, boolean secret) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        if (hasBraces(placeholders.replaceAll(""))) {
            throw new IllegalArgumentException("braces that are no placeholder like {{name}}; a value with {{ or }}"
                    + " has to come from the environment, where it is taken literally");
        }
        return placeholders.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), secret)));
    }

    /** @param inner {@code name}, {@code name:default} or {@code function:rest} */
    private String value(String inner, boolean secret) {
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        if (secret) {
            behindSecrets.accept(name);
        }
        PropertiesFunction function = colon < 0 ? null : properties.getPropertiesFunction(name);
        Optional<String> value = function == null
                ? look(name, secret).or(() -> Optional.ofNullable(colon < 0 ? null : inner.substring(colon + 1)))
                : Optional.ofNullable(function.apply(inner.substring(colon + 1)));
        return value.orElseThrow(() -> new IllegalArgumentException(
                "a placeholder that leads nowhere: {{%s}}; set that, or put a value with {{ or }} into the environment, where it is taken literally"
                        .formatted(inner)));
    }
}
