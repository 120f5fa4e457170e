alter table conversations add column latency_p95_ms integer, add column latency_p99_ms integer;
