-- The message in Messages that a reply shows as answered, where it names one.
alter table outbox_message add column reply_to text;
