package org.edgesroutes.reload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * A route file as it was read.
 *
 * @param unreadable why its routes cannot be read; empty when they can
 */
public record RouteFile(Path path, String text, String unreadable) {

    private static final String MISNAMED = "is not read, since its name does not end in \".yaml\"";

    /** @return empty when there is no such file */
    public static Optional<RouteFile> read(Path path) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return Optional.of(new RouteFile(path, text, isMisnamed(path) ? MISNAMED : ""));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (CharacterCodingException otherEncoding) {
            return Optional.of(new RouteFile(path, "", "is not UTF-8"));
        } catch (IOException failure) {
            return Optional.of(new RouteFile(path, "", "cannot be read (" + failure + ")"));
        }
    }

    /** Its directory and name, as in {@code routes/deliver.yaml}. */
    public String name() {
        return nameOf(path);
    }

    static String nameOf(Path path) {
        int names = path.getNameCount();
        return path.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }

    /** For Camel, which reads exactly the text that was checked. */
    public Resource resource() {
        return ResourceHelper.fromBytes(location(), text.getBytes(StandardCharsets.UTF_8));
    }

    String location() {
        return "file:" + path;
    }

    /** Whether its name is that of YAML in general, but not that of a route file. */
    static boolean isMisnamed(Path path) {
        String name = path.getFileName().toString();
        return !name.endsWith(".yaml") && name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
    }

    boolean isMisnamed() {
        return unreadable.equals(MISNAMED);
    }

    String unreadableRemedy() {
        return isMisnamed()
                ? "rename it to " + path.getFileName().toString().replaceFirst("(?i)\\.ya?ml$", ".yaml")
                : "save it as text in UTF-8 that this process may read";
    }

    /** Why its routes are not loaded. */
    RouteFault misnamed() {
        return new RouteFault(name(), SourcePosition.FILE, unreadable, unreadableRemedy());
    }

    RouteFaultException fault(SourcePosition position, String problem, String remedy) {
        return new RouteFaultException(new RouteFault(name(), position, problem, remedy));
    }
}
