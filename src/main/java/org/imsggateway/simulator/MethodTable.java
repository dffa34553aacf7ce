package org.imsggateway.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** The methods of one version, in the order in which <code>status</code> lists them. */
final class MethodTable {

    /** Every method of the newest version and the release that brought it, in the documented order. */
    private static final Map<String, Profile> SINCE = since(
            "initialize 0.14, status 0.14, watch.unsubscribe 0.3, chats.list 0.3, chats.get 0.15, messages.stats 0.13,"
                    + " messages.history 0.3, messages.search 0.14, messages.after 0.14, messages.scheduled 0.13,"
                    + " watch.subscribe 0.3, bridge.events.subscribe 0.14, message.send_status 0.10, send 0.3,"
                    + " send.tracked 0.15, chats.create 0.7.3, chats.delete 0.7.3, chats.markUnread 0.7.3,"
                    + " send.rich 0.9, send.attachment 0.9, send.multipart 0.14, send.sticker 0.13, poll.send 0.10,"
                    + " messages.poll.send 0.10, poll.vote 0.12, messages.poll.vote 0.12, poll.unvote 0.13,"
                    + " polls.unvote 0.13, messages.poll.unvote 0.13, tapback 0.9, typing 0.7.3, read 0.7.3,"
                    + " message.edit 0.9, message.unsend 0.9, message.delete 0.9, message.notifyAnyways 0.9,"
                    + " group.rename 0.7.3, group.setIcon 0.7.3, group.addParticipant 0.7.3,"
                    + " group.removeParticipant 0.7.3, group.leave 0.7.3, contacts.shouldShareContact 0.13,"
                    + " contacts.shareContactCard 0.13, handles.check 0.10");

    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Profile profile;

    MethodTable(Profile profile) {
        this.profile = profile;
    }

    private static Map<String, Profile> since(String table) {
        var since = new LinkedHashMap<String, Profile>();
        for (var entry : table.split(", ", -1)) {
            var words = entry.split(" ", -1);
            since.put(words[0], Profile.of(words[1]));
        }
        return since;
    }

    /** Adds a method where this version has it. */
    MethodTable add(String name, Method.Lane lane, Keys keys, BooleanSupplier usable, Method.Handler handler) {
        var first = SINCE.get(name);
        if (first == null) {
            throw new IllegalArgumentException("not a method of imsg: " + name);
        }
        if (profile.number() >= first.number()) {
            methods.put(name, new Method(name, lane, keys, usable, handler));
        }
        return this;
    }

    @Nullable
    Method find(String name) {
        return methods.get(name);
    }

    ArrayNode supported() {
        return Json.strings(names());
    }

    ArrayNode usable() {
        return Json.strings(names().stream()
                .filter(name -> {
                    var method = methods.get(name);
                    return method != null && method.usable().getAsBoolean();
                })
                .toList());
    }

    List<String> names() {
        return SINCE.keySet().stream().filter(methods::containsKey).toList();
    }
}
