-- True while the cost is ours by the price table, and not the carrier's.
alter table calls add column cost_estimated boolean not null default false;
