-- Replies on their way to Messages. Times are milliseconds since 1970.

-- The last place given out in each conversation. Whoever adds to a conversation or settles something in it updates its
-- row first, so that the two happen one after the other.
create table outbox_lane (
  conversation text    primary key,
  last_place   integer not null
) strict;

create table outbox_message (
  id              text    primary key,
  account         text    not null,
  conversation    text    not null,
  target          text    not null,
  service         text    not null,
  region          text    not null,
  origin          text    not null,
  inbound_id      integer,
  idempotency_key text    unique,
  fingerprint     text    not null,
  created_at      integer not null
) strict;

-- One row per message that Messages is to send. due_at is set only for the first open piece of a conversation, and is
-- empty while that one is being sent; settled_at ends it.
create table outbox_piece (
  id           integer primary key autoincrement,
  message_id   text    not null references outbox_message (id),
  piece        integer not null,
  account      text    not null,
  conversation text    not null,
  place        integer not null,
  state        text    not null,
  text         text,
  length       integer not null,
  file         text,
  attempts     integer not null default 0,
  looks        integer not null default 0,
  due_at       integer,
  handed_at    integer,
  child        text,
  guid         text,
  row_id       integer,
  error        text,
  sent_at      integer,
  settled_at   integer,
  unique (message_id, piece)
) strict;

create index outbox_due on outbox_piece (account, due_at) where due_at is not null;
create unique index outbox_open on outbox_piece (conversation, place) where settled_at is null;
create index outbox_sending on outbox_piece (account) where state = 'SENDING';
create index outbox_unknown on outbox_piece (account) where state = 'UNKNOWN';
create index outbox_guid on outbox_piece (account, guid) where guid is not null;
create index outbox_kept on outbox_piece (settled_at) where text is not null;
