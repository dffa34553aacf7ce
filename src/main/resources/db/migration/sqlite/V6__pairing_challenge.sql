-- When strangers were sent a code, on any account; kept for an hour, in milliseconds since 1970. The requests do not tell, as
-- an approved one is gone.
create table pairing_challenge (
  id      integer primary key autoincrement,
  sent_at integer not null
) strict;

create index pairing_challenge_sent on pairing_challenge (sent_at);
