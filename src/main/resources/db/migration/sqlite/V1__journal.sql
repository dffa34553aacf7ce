-- What arrived, and what became of it. Times are milliseconds since 1970.
create table inbound (
  id            integer primary key autoincrement,
  account       text    not null,
  guid          text    not null,
  row_id        integer not null,
  chat_id       integer not null,
  conversation  text    not null,
  is_group      integer not null,
  sender        text    not null,
  state         text    not null,
  outcome       text,
  agent         text,
  session_key   text,
  turn_id       text,
  attempts      integer not null default 0,
  message       text,
  trace         text,
  sent_at       integer,
  received_at   integer not null,
  finished_at   integer,
  unique (account, guid)
) strict;

create index inbound_open on inbound (state, id);
create index inbound_text on inbound (finished_at) where message is not null;
create unique index inbound_turn on inbound (turn_id);

-- The last row of each account that is durably accepted.
create table resume_point (
  account    text    primary key,
  row_id     integer not null,
  updated_at integer not null
) strict;

-- Records that could not be understood, without their text.
create table malformed_record (
  id          integer primary key autoincrement,
  account     text    not null,
  evidence    text    not null,
  received_at integer not null
) strict;

create index malformed_record_received on malformed_record (received_at);
