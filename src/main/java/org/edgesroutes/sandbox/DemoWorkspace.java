package org.edgesroutes.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** A workspace in which something happens every few seconds and every status can be seen. */
final class DemoWorkspace {

    private static final String PREFIX = "linkedin-extract-";
    private static final Duration FIRST_HOURS = Duration.ofHours(12);
    private static final String ALAN_UID = "66666666-6666-4666-8666-666666666666";
    private static final String EVERY_MORNING_UID = "99999999-9999-4999-8999-999999999999";

    private DemoWorkspace() {}

    static SandboxWorkspace workspace(long seed) {
        Random random = new Random(seed);
        SandboxWorkspace workspace = SandboxWorkspace.named("demo");
        workspace
                .run(busy("messages", random).name("inbox of Ada").existing(17))
                .run(busy("connections", random).name("network of Ada").existing(42))
                .run(busy("profile-viewers", random).name("who looked").gaps(0.2))
                .run(busy("page-followers", random)
                        .name("followers of our page")
                        .input(
                                Map.of("linkedin_company_url", "https://www.linkedin.com/company/example"),
                                Map.of("team", "marketing")))
                .run(busy("post-commenters", random)
                        .name("launch post")
                        .input(post("launch"), Map.of("campaign", "launch")))
                .run(busy("post-likers", random)
                        .name("launch post, likes")
                        .input(post("launch"), Map.of("campaign", "launch")))
                .run(busy("post-reposters", random)
                        .name("launch post, reposts")
                        .input(post("launch"), null)
                        .maxResults(3));
        stuck(workspace, random);
        scheduled(workspace);
        return workspace;
    }

    /** Two full schedules that can be migrated, on identities that allow it. */
    private static void scheduled(SandboxWorkspace workspace) {
        workspace
                .identity(SandboxIdentity.engagement("Ada Example").uid(SandboxIdentity.ENGAGEMENT_UID))
                .identity(SandboxIdentity.engagement("Alan Example").uid(ALAN_UID))
                .identity(SandboxIdentity.standard("Grace Example").uid(SandboxIdentity.STANDARD_UID))
                .schedule(SandboxSchedule.cron("0 9 * * *", network(SandboxIdentity.ENGAGEMENT_UID))
                        .uid("99999999-9999-4999-8999-999999999991")
                        .name("connections of Ada")
                        .timezone("Europe/Paris")
                        .quietFor(FIRST_HOURS))
                .schedule(SandboxSchedule.cron("30 7 * * 1-5", network(ALAN_UID))
                        .uid("99999999-9999-4999-8999-999999999992")
                        .name("connections of Alan")
                        .timezone("America/New_York")
                        .quietFor(FIRST_HOURS))
                .schedule(SandboxSchedule.cron("0 8 * * *", SandboxRun.incremental(PREFIX + "connections"))
                        .uid(EVERY_MORNING_UID)
                        .name("every morning")
                        .status("CANCELLED"));
    }

    private static SandboxRun network(String identity) {
        return SandboxRun.full(PREFIX + "connections")
                .identities(identity)
                .existing(12)
                .newRecordEvery(Duration.ofHours(6))
                .maxResults(100);
    }

    /** Finished before the start, so that it can be continued at once; grows quickly. */
    private static SandboxRun busy(String action, Random random) {
        return SandboxRun.incremental(PREFIX + action)
                .status("SUCCEEDED")
                .existing(5 + random.nextInt(10))
                .newRecordEvery(Duration.ofMinutes(12 + random.nextInt(20)))
                .maxResults(50)
                .updates(1)
                .repeats(1)
                .gaps(0.05)
                .pageSize(8);
    }

    private static void stuck(SandboxWorkspace workspace, Random random) {
        workspace
                .run(SandboxRun.full(PREFIX + "connections")
                        .name("first launch, begins now")
                        .status("SCHEDULED")
                        .existing(12))
                .run(busy("messages", random)
                        .name("one input fails")
                        .status("PARTIAL_SUCCEEDED")
                        .input(Map.of("linkedin_thread_url", "2-thread"), Map.of("ref", "A-17"))
                        .failingInput(Map.of("linkedin_thread_url", "gone"), Map.of("ref", "A-18"), "LK_ERROR"))
                .run(busy("connections", random)
                        .name("fails now and then")
                        .status("FAILED")
                        .outcomes("SUCCEEDED", "FAILED"))
                .run(busy("profile-viewers", random)
                        .name("over its daily limit")
                        .status("BLOCKED")
                        .postponed(Duration.ofHours(6)))
                .run(busy("connections", random)
                        .name("identity must be reconnected")
                        .status("BLOCKED")
                        .lastError("NO_VALID_ACCOUNT_CONFIGURED", "reconnect the identity")
                        .always("BLOCKED"))
                .run(busy("messages", random)
                        .name("stopped by hand")
                        .status("STOPPED")
                        .held())
                .run(SandboxRun.incremental(PREFIX + "connections")
                        .name("bad launch")
                        .status("INVALID")
                        .held())
                .run(SandboxRun.full(PREFIX + "connections")
                        .name("just created")
                        .status("CREATED")
                        .held())
                .run(SandboxRun.full(PREFIX + "post-likers")
                        .name("in the queue")
                        .status("QUEUED")
                        .held())
                .run(SandboxRun.incremental(PREFIX + "messages")
                        .name("silent")
                        .status("RUNNING")
                        .held()
                        .age(Duration.ofDays(3)))
                .run(busy("messages", random).name("standard identity").standardIdentity())
                .run(busy("connections", random).name("every morning").scheduledBy(EVERY_MORNING_UID));
    }

    private static Map<String, Object> post(String name) {
        return Map.of("linkedin_post_url", "https://www.linkedin.com/posts/example-" + name);
    }
}
