-- A subscription that was taken up from the file of subscriptions. The row outlives its declaration and its removal.
CREATE TABLE edges_subscription (
    subscription_id  INTEGER PRIMARY KEY,
    name             TEXT    NOT NULL,
    source           TEXT    NOT NULL,             -- as edges_source names it, whatever the subscription is called later
    enabled          INTEGER NOT NULL DEFAULT 1,   -- 0: its run is not continued
    declared_at      TEXT    NOT NULL,
    undeclared_at    TEXT,                         -- since when it is not in the file any more
    removed_at       TEXT                          -- by a command
);
CREATE UNIQUE INDEX edges_subscription_name ON edges_subscription (name) WHERE removed_at IS NULL;

-- A run or schedule of a subscription: the row is there before the launch, with what was declared then.
CREATE TABLE edges_subscription_part (
    generation         INTEGER PRIMARY KEY,        -- part of the key of the intent, and never used twice
    subscription_id    INTEGER NOT NULL,
    part               INTEGER NOT NULL,           -- counted from 1: inputs are launched in groups of 100
    state              TEXT    NOT NULL CHECK (state IN ('starting', 'started', 'refused', 'replaced', 'cancelled', 'released')),
    intent_key         TEXT UNIQUE,                -- null for one that was adopted
    uid                TEXT,                       -- of the run or schedule, once it is known
    scheduled          INTEGER NOT NULL,           -- 1: a schedule of Edges, 0: a run that is continued
    launch_name        TEXT    NOT NULL,
    action             TEXT    NOT NULL,
    identity           TEXT    NOT NULL,           -- as declared
    identity_uid       TEXT,
    inputs_hash        TEXT    NOT NULL,
    input_count        INTEGER NOT NULL,
    parameters         TEXT    NOT NULL,           -- JSON
    cron               TEXT,
    timezone           TEXT,
    status             TEXT,                       -- of the schedule, as Edges last told it; the run's is in edges_run
    next_execution_at  TEXT,
    error              TEXT,
    created_at         TEXT    NOT NULL,
    updated_at         TEXT    NOT NULL
);
CREATE UNIQUE INDEX edges_subscription_part_open ON edges_subscription_part (subscription_id, part)
    WHERE state IN ('starting', 'started', 'refused');
CREATE UNIQUE INDEX edges_subscription_part_uid ON edges_subscription_part (uid)
    WHERE uid IS NOT NULL AND state IN ('started', 'replaced');
CREATE INDEX edges_subscription_part_of ON edges_subscription_part (uid) WHERE uid IS NOT NULL;
