package org.edgesroutes.reload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * What a file with routes held when it was read.
 *
 * @param unreadable why there is no text; empty when there is
 */
public record RouteFile(Path path, String text, String unreadable) {

    /** @return nothing when there is no such file */
    public static Optional<RouteFile> read(Path path) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
            return Optional.of(new RouteFile(path, text, ""));
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

    RouteFaultException fault(int line, String what, String remedy) {
        return new RouteFaultException(new RouteFault(name(), line, what, remedy));
    }
}
