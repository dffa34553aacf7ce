-- Who made a binding: someone in the chat, or a call of the API, which has no handle.
alter table conversation_binding add column origin text not null default 'chat';
