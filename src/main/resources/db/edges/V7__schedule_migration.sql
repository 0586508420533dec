-- Schedules that are moved from full to incremental. Each step is here before its call leaves, so that whichever process
-- comes next goes on from there. It holds no secret.
CREATE TABLE edges_schedule_migration (
    old_schedule_uid   TEXT    NOT NULL,
    attempt            INTEGER NOT NULL,           -- from 1; one more after each that was rolled back
    state              TEXT    NOT NULL CHECK (state IN ('saved', 'pausing', 'paused', 'creating', 'created', 'verified',
                                                         'cancelling', 'making-up', 'moved', 'undoing', 'resuming',
                                                         'resumed', 'rolled-back')),
    action             TEXT    NOT NULL,
    name               TEXT,                       -- of the old schedule
    definition         TEXT    NOT NULL,           -- JSON: the old schedule as Edges gave it back, and the new one
    new_schedule_uid   TEXT,                       -- null until the new one is known
    next_execution_at  TEXT,                       -- when the old one would have been executed next
    pause_sent_at      TEXT,                       -- of the first request that may have paused the old one
    sent_at            TEXT,                       -- of the last request that may have changed a schedule
    look_at            TEXT,                       -- before then nothing can be done
    missed             INTEGER,                    -- executions that fell into the gap; null until that is known
    missed_at          TEXT,                       -- the first of them
    make_up            INTEGER NOT NULL DEFAULT 0, -- 1: they are made up for by one run
    make_up_run_uid    TEXT,
    reason             TEXT,                       -- why it is rolled back, in words
    error              TEXT,                       -- what held up the last step, in words
    claimed_by         TEXT,
    claimed_until      TEXT,                       -- one process at a time works on it, until then
    begun_at           TEXT    NOT NULL,
    updated_at         TEXT    NOT NULL,
    ended_at           TEXT,                       -- null while a step is left
    PRIMARY KEY (old_schedule_uid, attempt)
) WITHOUT ROWID;
CREATE UNIQUE INDEX edges_schedule_migration_open ON edges_schedule_migration (old_schedule_uid) WHERE ended_at IS NULL;
CREATE INDEX edges_schedule_migration_new ON edges_schedule_migration (new_schedule_uid)
    WHERE new_schedule_uid IS NOT NULL;
