package org.edgesroutes.launches;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.edgesroutes.MutableClock;

/** A process that launches one run, and is killed while it does. */
final class DoomedLaunch {

    private DoomedLaunch() {}

    /** @param arguments the directory of the ledger, the address of Edges, the name of the run */
    public static void main(String... arguments) {
        LaunchFixture fixture =
                new LaunchFixture(Path.of(arguments[0]), new MutableClock(), null, URI.create(arguments[1]));
        fixture.launch("k", LaunchFixture.run(arguments[2]));
    }

    static Process start(Path directory, URI edges, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedLaunch.class.getName(),
                        directory.toString(),
                        edges.toString(),
                        name)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("child.log").toFile())
                .start();
    }
}
