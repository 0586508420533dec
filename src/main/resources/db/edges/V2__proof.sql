-- When an iteration that was given up on was fetched once more, because Edges is about to archive it; null when it was not.
ALTER TABLE edges_iteration ADD COLUMN refetched_at TEXT;

-- The reference that a callback came with, where another body had come under it before; null for every other one.
ALTER TABLE edges_callback ADD COLUMN variant_of TEXT;
