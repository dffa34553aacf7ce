-- Since when a message waits for an answer that comes later: it may have been retried long after it arrived.
alter table inbound add column waiting_since integer;
update inbound set waiting_since = received_at where state = 'WAITING';
create index inbound_waiting on inbound (waiting_since) where state = 'WAITING';
