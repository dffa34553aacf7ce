-- What of finished messages is left when their texts are gone, by its age.
create index inbound_over on inbound (finished_at) where message is null;
create index outbox_over on outbox_piece (settled_at) where text is null;
create index outbox_message_created on outbox_message (created_at);
