-- What was sent and has no id may own a row that another message of the same words is looked for by.
create index outbox_unnamed on outbox_piece (account, handed_at) where guid is null and settled_at is not null;
