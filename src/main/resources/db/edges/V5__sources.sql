-- The source of a run's records, within which their keys are compared: the number of one of its runs, or a negative number
-- where a schedule or a subscription was known before any of its runs. Null: the run is a source by itself.
ALTER TABLE edges_run ADD COLUMN source_id INTEGER;
CREATE INDEX edges_run_source ON edges_run (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX edges_run_schedule ON edges_run (scheduled_run_uid) WHERE scheduled_run_uid IS NOT NULL;

-- Schedules and subscriptions, each with the source that its runs share.
CREATE TABLE edges_source (
    kind       TEXT    NOT NULL CHECK (kind IN ('schedule', 'subscription')),
    name       TEXT    NOT NULL,                   -- uid of the schedule, name of the subscription
    source_id  INTEGER NOT NULL,
    check_at   TEXT,                               -- when to check whether the schedule still starts runs; null: not at all
    PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE INDEX edges_source_members ON edges_source (source_id);
CREATE INDEX edges_source_check ON edges_source (check_at) WHERE check_at IS NOT NULL;

INSERT INTO edges_source (kind, name, source_id, check_at)
SELECT 'schedule', scheduled_run_uid, min(run_id), max(seen_at) FROM edges_run
WHERE scheduled_run_uid IS NOT NULL GROUP BY scheduled_run_uid;

UPDATE edges_run SET source_id = (SELECT source_id FROM edges_source WHERE kind = 'schedule' AND name = scheduled_run_uid)
WHERE scheduled_run_uid IS NOT NULL;

-- The states of these runs become those of their schedule; the last of them stays the last.
INSERT INTO edges_record_state (run_id, record_key, input_hash, content_hash, callback_id, record_index)
SELECT r.source_id, s.record_key, s.input_hash, s.content_hash, s.callback_id, s.record_index
FROM edges_run r JOIN edges_record_state s ON s.run_id = r.run_id
WHERE r.source_id <> r.run_id
ON CONFLICT (run_id, record_key, input_hash, content_hash) DO UPDATE SET
    callback_id = excluded.callback_id, record_index = excluded.record_index
WHERE (excluded.callback_id, excluded.record_index) > (callback_id, record_index);

DELETE FROM edges_record_state WHERE run_id IN (SELECT run_id FROM edges_run WHERE source_id <> run_id);
