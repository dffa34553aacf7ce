-- What is posted to a webhook agent, from the first try of a turn to its end. Times are milliseconds since 1970.
create table webhook_request (
  turn_id    text    primary key,
  body       text    not null,
  created_at integer not null
) strict;

create index webhook_request_created on webhook_request (created_at);
