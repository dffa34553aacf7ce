-- Strangers who ask to be let in. A rejected one stays until its hour is over. Times are milliseconds since 1970.
create table pairing_request (
  id           integer primary key autoincrement,
  account      text    not null,
  handle       text    not null,
  code         text    not null unique,
  sender       text    not null,
  chat_id      text,
  created_at   integer not null,
  last_seen_at integer not null,
  rejected     integer not null,
  unique (account, handle)
) strict;

-- Who has been approved, and by which face.
create table approved_sender (
  id          integer primary key autoincrement,
  account     text    not null,
  handle      text    not null,
  approved_at integer not null,
  approved_by text    not null,
  expires_at  integer,
  unique (account, handle)
) strict;

-- One row; who has updated it is the only one that changes pairing until its transaction ends.
create table pairing_lock (
  id    integer primary key,
  taken integer not null
) strict;

insert into pairing_lock (id, taken) values (1, 0);
