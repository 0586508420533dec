package org.edgesroutes.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

/** A workspace in which something happens every few seconds and every status can be seen. */
final class DemoWorkspace {

    private static final String PREFIX = "linkedin-extract-";

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
        return workspace;
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
                .run(busy("connections", random)
                        .name("every morning")
                        .scheduledBy("99999999-9999-4999-8999-999999999999"));
    }

    private static Map<String, Object> post(String name) {
        return Map.of("linkedin_post_url", "https://www.linkedin.com/posts/example-" + name);
    }
}
