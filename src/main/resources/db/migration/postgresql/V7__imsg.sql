-- By what each account's Messages database is known again: some of its last rows, one JSON list, and its file where it
-- lies on this machine. Times are milliseconds since 1970.
create table imsg_database (
  account    text    primary key,
  marks      text    not null,
  file       text,
  updated_at bigint not null
);
