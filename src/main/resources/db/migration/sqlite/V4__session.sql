-- Sessions: what agents remember a talk under. A session that starts afresh gets another incarnation. route_to is where
-- its agent can reach the person who last wrote directly. Times are milliseconds since 1970.
create table session (
  session_key      text    primary key,
  agent            text    not null,
  incarnation      text    not null,
  started_at       integer not null,
  last_activity_at integer,
  account          text,
  turns            integer not null default 0,
  seeded           integer not null default 0,
  route_to         text,
  route_account    text,
  several_senders  integer not null default 0
) strict;

create index session_activity on session (last_activity_at desc, session_key);
create index session_shared on session (session_key) where several_senders = 1;

-- What was said in each incarnation of a session.
create table transcript (
  id          integer primary key autoincrement,
  incarnation text    not null,
  turn_id     text    not null,
  role        text    not null,
  text        text    not null,
  said_at     integer not null,
  stored_at   integer not null,
  unique (incarnation, turn_id, role)
) strict;

create index transcript_order on transcript (incarnation, said_at desc, id desc);
create index transcript_stored on transcript (stored_at);
