-- Nothing reads or writes these.
DROP INDEX edges_run_unknown;
DROP INDEX edges_report_run;
ALTER TABLE edges_run DROP COLUMN asked_at;
