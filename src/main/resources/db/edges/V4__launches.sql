-- A launch, the creation of a schedule or a resume: the row is there before the call, so that the same key never takes
-- effect twice. It holds no secret.
CREATE TABLE edges_intent (
    intent_id      INTEGER PRIMARY KEY,
    intent_key     TEXT    NOT NULL UNIQUE,
    kind           TEXT    NOT NULL CHECK (kind IN ('launch', 'schedule', 'resume')),
    action         TEXT,                           -- null for a resume
    name           TEXT,
    request        TEXT    NOT NULL,               -- JSON in the words of Edges, without the headers of the callback
    origin         TEXT    NOT NULL,               -- who asked for it, in words
    state          TEXT    NOT NULL CHECK (state IN ('open', 'sent', 'done', 'refused', 'undecided', 'abandoned')),
    result_uid     TEXT,                           -- of the run or schedule, once it is known
    adopted        INTEGER NOT NULL DEFAULT 0,     -- 1: found by a look, not named by the answer
    error          TEXT,
    before         TEXT,                           -- JSON: what was there before, to tell afterwards what is new
    candidates     TEXT,                           -- JSON: what may be the result, where that is undecided
    created_at     TEXT    NOT NULL,
    sent_at        TEXT,                           -- of the first request whose effect is not ruled out
    look_at        TEXT,                           -- not before then Edges is looked at
    claimed_by     TEXT,
    claimed_until  TEXT,                           -- one process at a time works on it, until then
    updated_at     TEXT    NOT NULL
);
CREATE INDEX edges_intent_look ON edges_intent (look_at) WHERE state = 'sent';
CREATE UNIQUE INDEX edges_intent_result ON edges_intent (result_uid) WHERE result_uid IS NOT NULL AND kind <> 'resume';
