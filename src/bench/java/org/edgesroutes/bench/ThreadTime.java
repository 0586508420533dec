package org.edgesroutes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU of one thread.
 *
 * @param name what the system knows of it, fifteen characters at most, without a number at its end
 */
record ThreadTime(String name, long id, double seconds) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** @return none where the system does not tell */
    static List<ThreadTime> of(ProcessHandle process) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(process.pid()), "task"))) {
            return tasks.flatMap(ThreadTime::read).toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static Stream<ThreadTime> read(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, end).replaceAll("[-# ]*[0-9]*$", "");
            String[] fields = stat.substring(end + 2).split(" ");
            double ticks = Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[SYSTEM_TICKS]);
            return Stream.of(
                    new ThreadTime(name, Long.parseLong(task.getFileName().toString()), ticks / TICKS_PER_SECOND));
        } catch (IOException ended) {
            return Stream.empty();
        }
    }

    ThreadTime minus(List<ThreadTime> then) {
        double before = then.stream()
                .filter(each -> each.id == id)
                .mapToDouble(ThreadTime::seconds)
                .sum();
        return new ThreadTime(name, id, seconds - before);
    }
}
