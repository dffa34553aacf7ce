-- Since when the rows of an account's Messages database are numbered as they are: what was heard before says nothing of them.
alter table imsg_database add column numbered_since integer;
