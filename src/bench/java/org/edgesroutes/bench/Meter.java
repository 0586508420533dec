package org.edgesroutes.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Reads what the processes have used so far. */
final class Meter {

    private static final double TICKS_PER_SECOND = 100;
    private static final int BUSY_STATES = 8;
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;
    private static final int FLUSHES = 18;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ProcessHandle server;
    private final long sinkThread;
    private final String disk;

    /** @param directory on the disk that the server writes to */
    Meter(ProcessHandle server, long sinkThread, Path directory) throws IOException {
        this.server = server;
        this.sinkThread = sinkThread;
        this.disk = Files.getFileStore(directory).name();
    }

    static String machine() {
        return "%d cores, %d GiB, Java %d"
                .formatted(
                        SYSTEM.getAvailableProcessors(),
                        Math.round(SYSTEM.getTotalMemorySize() / (double) (1 << 30)),
                        Runtime.version().feature());
    }

    Snapshot read() {
        double sink = ManagementFactory.getThreadMXBean().getThreadCpuTime(sinkThread) / 1e9;
        String[] flushes = flushes();
        return new Snapshot(
                System.nanoTime(),
                serverCpuSeconds(),
                SYSTEM.getProcessCpuTime() / 1e9 - sink,
                sink,
                machineBusySeconds(),
                Double.parseDouble(flushes[0]),
                Double.parseDouble(flushes[1]) / 1000,
                ThreadTime.of(server));
    }

    private double serverCpuSeconds() {
        return server.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e9)
                .orElse(Double.NaN);
    }

    /** @return the most that the server ever had in memory, shared pages included */
    double peakMegabytes() {
        return ProcFile.number(server.pid() + "/status", "VmHWM") / 1024;
    }

    double writtenMegabytes() {
        return ProcFile.number(server.pid() + "/io", "write_bytes") / 1e6;
    }

    private static double machineBusySeconds() {
        return ProcFile.line("stat", words -> words[0].equals("cpu"))
                .map(words -> {
                    double all = Arrays.stream(words, 1, 1 + BUSY_STATES)
                            .mapToDouble(Double::parseDouble)
                            .sum();
                    double idle = Double.parseDouble(words[IDLE]) + Double.parseDouble(words[WAITING_FOR_DISK]);
                    return (all - idle) / TICKS_PER_SECOND;
                })
                .orElse(Double.NaN);
    }

    /** @return how many, and their milliseconds; a partition is flushed with the whole disk, which is listed first */
    private String[] flushes() {
        return ProcFile.line("diskstats", words -> words.length > FLUSHES + 1 && disk.startsWith("/dev/" + words[2]))
                .map(words -> Arrays.copyOfRange(words, FLUSHES, FLUSHES + 2))
                .orElse(new String[] {"NaN", "NaN"});
    }
}
