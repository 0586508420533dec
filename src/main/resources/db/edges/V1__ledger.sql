-- The ledger. Table and column names are public: people query them and docs/ledger.md lists them.
-- Times are ISO-8601 UTC text with milliseconds, which sorts as time does; *_uid is what Edges calls a thing, *_id is ours.

CREATE TABLE edges_run (
    run_id             INTEGER PRIMARY KEY,
    run_uid            TEXT    NOT NULL UNIQUE,
    action             TEXT,                       -- null until Edges was asked; a record of such a run waits
    name               TEXT,
    status             TEXT,
    sync_mode          TEXT,
    execution_mode     TEXT,
    scheduled_run_uid  TEXT,
    max_results        INTEGER,
    output_count       INTEGER,
    last_error         TEXT,                       -- JSON as Edges sent it
    postponed_until    TEXT,
    edges_created_at   TEXT,
    edges_updated_at   TEXT,
    edges_started_at   TEXT,
    edges_finished_at  TEXT,
    iteration          INTEGER NOT NULL DEFAULT 1,
    failures           INTEGER NOT NULL DEFAULT 0, -- iterations in a row that ended FAILED
    refusals           INTEGER NOT NULL DEFAULT 0, -- continues in a row that Edges refused
    not_continued      TEXT,                       -- why not, in words; null when the run was or will be continued
    next_continue_at   TEXT,                       -- null when it will not be continued as things stand
    last_continued_at  TEXT,
    continue_every     TEXT,                       -- ISO-8601 duration; null until it is known that it is continued
    continue_plan      TEXT,                       -- why as often as that, in words
    silent_at          TEXT,                       -- in progress: when to report it if it has not changed by then
    quiet_at           TEXT,                       -- when to report it if it has brought nothing by then
    asked_at           TEXT,                       -- when Edges was last asked for this run
    first_seen_at      TEXT    NOT NULL,
    seen_at            TEXT    NOT NULL
);
CREATE INDEX edges_run_due ON edges_run (next_continue_at) WHERE next_continue_at IS NOT NULL;
CREATE INDEX edges_run_silent ON edges_run (silent_at) WHERE silent_at IS NOT NULL;
CREATE INDEX edges_run_quiet ON edges_run (quiet_at) WHERE quiet_at IS NOT NULL;
CREATE INDEX edges_run_unknown ON edges_run (run_id) WHERE action IS NULL;

-- One row an iteration. Its insert is the claim: whoever inserted it may call POST /continue, nobody else. From
-- verdict on: whether everything it produced is in the ledger, and how far the repair got.
CREATE TABLE edges_iteration (
    run_uid              TEXT    NOT NULL,
    iteration            INTEGER NOT NULL,
    state                TEXT    NOT NULL CHECK (state IN ('claimed', 'unknown', 'refused', 'continued', 'observed')),
    claimed_by           TEXT,
    claimed_at           TEXT,
    claimed_until        TEXT,
    started_at           TEXT,                     -- when Edges confirmed it, or when it was first seen
    status_before        TEXT,                     -- what the run said just before, to tell afterwards whether it moved
    updated_at_before    TEXT,
    started_at_before    TEXT,
    output_count_before  INTEGER,
    error                TEXT,
    ended_at             TEXT,                     -- when it was first seen to have ended
    outcome              TEXT,                     -- the status that it ended with
    load                 INTEGER,                  -- records that took a place below max_results
    saturated            INTEGER NOT NULL DEFAULT 0, -- 1: max_results was reached, more may have been lost
    estimated_lost       INTEGER,                  -- null when nobody can know
    verdict              TEXT    NOT NULL DEFAULT 'open' CHECK (verdict IN ('open', 'complete', 'incomplete')),
    verdict_reason       TEXT,                     -- in words; null while nobody asked
    judged_on            TEXT,                     -- status, output_count and finished_at; others open it again
    expected             INTEGER,                  -- records; null while nobody can know
    received             INTEGER,                  -- records that came by callbacks
    fetched              INTEGER,                  -- records that only the outputs brought
    verified_at          TEXT,                     -- when the verdict was given
    repair_step          TEXT CHECK (repair_step IN ('grace', 'history', 'arriving', 'outputs', 'inputs')),
    repair_at            TEXT,                     -- when the next step may be taken; null when none is left
    repair_cursor        TEXT,                     -- the next page
    repair_walk          INTEGER NOT NULL DEFAULT 1, -- one more each time a cursor expired
    repair_failures      INTEGER NOT NULL DEFAULT 0, -- in a row
    outputs              TEXT,                     -- 'read' once all pages were, else why they cannot be
    revision             INTEGER NOT NULL DEFAULT 0, -- one more with each decision about it
    PRIMARY KEY (run_uid, iteration)
) WITHOUT ROWID;
CREATE INDEX edges_iteration_open ON edges_iteration (state) WHERE state IN ('claimed', 'unknown');
CREATE INDEX edges_iteration_repair ON edges_iteration (repair_at) WHERE repair_at IS NOT NULL;

-- How often a callback was replayed, which Edges allows three times for ever. Written before the call.
CREATE TABLE edges_replay (
    callback_uid  TEXT PRIMARY KEY,                -- of the original, as the history of callbacks names it
    run_uid       TEXT    NOT NULL,
    replays       INTEGER NOT NULL,
    replayed_at   TEXT    NOT NULL,
    refusal       TEXT                             -- what Edges said when it refused; it is not asked again
) WITHOUT ROWID;

-- The inputs that Edges could not process, as they were when records of the iteration were found missing.
CREATE TABLE edges_run_input (
    run_uid        TEXT    NOT NULL,
    iteration      INTEGER NOT NULL,
    input_uid      TEXT    NOT NULL,
    status         TEXT,
    error_label    TEXT,
    error_message  TEXT,
    input_data     TEXT,                           -- JSON
    custom_data    TEXT,                           -- JSON
    seen_at        TEXT    NOT NULL,
    PRIMARY KEY (run_uid, iteration, input_uid)
) WITHOUT ROWID;

CREATE TABLE edges_callback (
    callback_id       INTEGER PRIMARY KEY,
    callback_ref_uid  TEXT    NOT NULL UNIQUE,     -- as Edges sent it, else sha256:<hex> of the body
    origin            TEXT    NOT NULL CHECK (origin IN ('callback', 'outputs', 'event')),
    run_uid           TEXT,
    batch_uid         TEXT,
    status            TEXT,
    action            TEXT,                        -- null while it waits for its run to be known
    iteration         INTEGER,
    record_count      INTEGER NOT NULL,
    record_states     TEXT,                        -- JSON: per record [change, key, content hash]; null while it waits
    body              TEXT    NOT NULL,            -- byte for byte as it arrived
    received_at       TEXT    NOT NULL,
    keyed_at          TEXT
);
CREATE INDEX edges_callback_run ON edges_callback (run_uid, iteration);
CREATE INDEX edges_callback_waiting ON edges_callback (run_uid, callback_id) WHERE keyed_at IS NULL;

-- Every content ever seen under a key; the row with the greatest (callback_id, record_index) is the last state.
CREATE TABLE edges_record_state (
    run_id        INTEGER NOT NULL,
    record_key    TEXT    NOT NULL,
    input_hash    TEXT    NOT NULL,                -- '' when the callback named no input, '*' from outputs
    content_hash  TEXT    NOT NULL,
    callback_id   INTEGER NOT NULL,
    record_index  INTEGER NOT NULL,
    PRIMARY KEY (run_id, record_key, input_hash, content_hash)
) WITHOUT ROWID;

CREATE TABLE edges_downstream (
    downstream     TEXT PRIMARY KEY,
    start          TEXT NOT NULL CHECK (start IN ('earliest', 'latest')),
    registered_at  TEXT NOT NULL,
    seen_at        TEXT NOT NULL,
    backfill_from  INTEGER,                        -- callbacks from here on are still to be enlisted; null when all are
    claimed_by     TEXT,                           -- one node delivers at a time, or the order per key would be lost
    claimed_until  TEXT,
    paused_until   TEXT,                           -- its target is down; asked again then
    pauses         INTEGER NOT NULL DEFAULT 0,     -- in a row; 0 while all is well
    last_error     TEXT                            -- of the last pause, kept after it
) WITHOUT ROWID;

-- One callback for one downstream. Records before next_index are delivered, dead or waiting in edges_retry.
CREATE TABLE edges_delivery (
    downstream   TEXT    NOT NULL,
    callback_id  INTEGER NOT NULL,
    next_index   INTEGER NOT NULL DEFAULT 0,
    ahead        TEXT,                             -- JSON: indexes after next_index that are settled too
    done_at      TEXT,
    PRIMARY KEY (downstream, callback_id)
) WITHOUT ROWID;
CREATE INDEX edges_delivery_open ON edges_delivery (downstream, callback_id) WHERE done_at IS NULL;

CREATE TABLE edges_retry (
    downstream       TEXT    NOT NULL,
    callback_id      INTEGER NOT NULL,
    record_index     INTEGER NOT NULL,
    record_key       TEXT    NOT NULL,
    attempts         INTEGER NOT NULL,
    next_attempt_at  TEXT,                         -- null: waits behind an earlier record with the same key
    first_failed_at  TEXT,
    error            TEXT,
    PRIMARY KEY (downstream, callback_id, record_index)
) WITHOUT ROWID;
CREATE INDEX edges_retry_due ON edges_retry (downstream, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX edges_retry_key ON edges_retry (downstream, record_key, callback_id, record_index);

CREATE TABLE edges_dead_letter (
    dead_letter_id   INTEGER PRIMARY KEY,
    downstream       TEXT    NOT NULL,
    callback_id      INTEGER NOT NULL,
    record_index     INTEGER NOT NULL,
    attempts         INTEGER NOT NULL,
    error            TEXT    NOT NULL,
    first_failed_at  TEXT    NOT NULL,
    died_at          TEXT    NOT NULL,
    state            TEXT    NOT NULL DEFAULT 'dead' CHECK (state IN ('dead', 'requeued', 'discarded')),
    reason           TEXT,                         -- why it was discarded
    closed_at        TEXT
);
CREATE INDEX edges_dead_letter_open ON edges_dead_letter (downstream, dead_letter_id) WHERE state = 'dead';

-- The request budget: one row a call of the last minute, shared by every process on this ledger.
CREATE TABLE edges_api_call (
    call_id       INTEGER PRIMARY KEY,
    called_at     TEXT NOT NULL,
    counts_until  TEXT NOT NULL                    -- a minute after its answer; much later while there is none
);
CREATE INDEX edges_api_call_open ON edges_api_call (counts_until);

-- What somebody may have to see to: one row from the time it began to the time it ended.
CREATE TABLE edges_report (
    report_id          INTEGER PRIMARY KEY,
    kind               TEXT NOT NULL,              -- docs/reports.md lists them
    cause              TEXT NOT NULL,              -- at most one open report for each kind and cause
    run_uid            TEXT,                       -- null when it is about no run
    iteration          INTEGER,
    sentence           TEXT NOT NULL,
    details            TEXT NOT NULL,              -- JSON object
    raised_at          TEXT NOT NULL,
    said_at            TEXT NOT NULL,              -- later than raised_at for the kinds that are said again
    said_sent_at       TEXT,                       -- when direct:edges-report had it
    recovered_at       TEXT,
    recovery           TEXT,                       -- how it ended, in words
    recovered_sent_at  TEXT
);
CREATE UNIQUE INDEX edges_report_open ON edges_report (kind, cause) WHERE recovered_at IS NULL;
CREATE INDEX edges_report_run ON edges_report (run_uid) WHERE run_uid IS NOT NULL;
CREATE INDEX edges_report_unsent ON edges_report (report_id)
    WHERE said_sent_at IS NULL OR (recovered_at IS NOT NULL AND recovered_sent_at IS NULL);

-- Small facts that outlive a restart, such as how far the list of runs was read.
CREATE TABLE edges_mark (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW edges_record AS
SELECT c.callback_ref_uid || ':' || r.key        AS record_id,
       c.run_uid,
       c.action,
       c.iteration,
       c.callback_id,
       r.key                                     AS record_index,
       json_extract(s.value, '$[0]')             AS change,
       json_extract(s.value, '$[1]')             AS record_key,
       json_extract(s.value, '$[2]')             AS content_hash,
       r.value                                   AS record,
       c.origin,
       c.received_at
FROM edges_callback c
     -- results that are no array are one record
     JOIN json_each(CASE json_type(c.body, '$.results') WHEN 'array' THEN c.body
                    ELSE '{"results":[' || (c.body -> '$.results') || ']}' END, '$.results') r
     LEFT JOIN json_each(c.record_states) s ON s.key = r.key
WHERE c.record_count > 0;
