-- Events on their way to those who subscribed, one row each; what was delivered is deleted, what was given up has dead_at
-- and an error. Times are milliseconds since 1970.
create table event_delivery (
  id           integer primary key autoincrement,
  subscription text    not null,
  event_id     text    not null,
  type         text    not null,
  body         text    not null,
  created_at   integer not null,
  dead_at      integer,
  error        text
) strict;

create index event_delivery_waiting on event_delivery (subscription, id) where dead_at is null;
create index event_delivery_age on event_delivery (created_at) where dead_at is null;
create index event_delivery_dead on event_delivery (dead_at, id) where dead_at is not null;
create index event_delivery_revived on event_delivery (subscription) where dead_at is not null;
