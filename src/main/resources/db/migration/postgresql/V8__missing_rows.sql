-- Rows of each account's Messages database that were passed over and may still come: all up to a row have been heard but
-- those in the gaps, one JSON list. Times are milliseconds since 1970.
create table imsg_missing (
  account    text   primary key,
  reached    bigint not null,
  gaps       text   not null,
  updated_at bigint not null
);
