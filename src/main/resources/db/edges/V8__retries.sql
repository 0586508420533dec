ALTER TABLE edges_retry ADD COLUMN counted INTEGER NOT NULL DEFAULT 0; -- attempts that count against the record
ALTER TABLE edges_retry ADD COLUMN planned_at TEXT;                    -- when next_attempt_at was set

-- Until now attempts held those alone.
UPDATE edges_retry SET counted = attempts;
