-- When an iteration that was given up on was fetched once more, because Edges is about to archive it; null when it was not.
ALTER TABLE edges_iteration ADD COLUMN refetched_at TEXT;

-- Callbacks of an iteration that Edges could not deliver, when its history was last read; null where it was not.
ALTER TABLE edges_iteration ADD COLUMN failed_callbacks INTEGER;

-- The reference that a callback came with, where another body had come under it before; null for every other one.
ALTER TABLE edges_callback ADD COLUMN variant_of TEXT;
