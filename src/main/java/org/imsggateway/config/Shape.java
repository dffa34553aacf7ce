package org.imsggateway.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.imsggateway.config.ConfigNode.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place of the tree. Validation, defaults, the reference page and the metadata for editors are all
 * made from these.
 */
sealed interface Shape {

    /** A map with known keys and no others. */
    record Section(Map<String, KnownKey> keys) implements Shape {

        static Section of(KnownKey... keys) {
            return of(Arrays.asList(keys));
        }

        static Section of(List<KnownKey> keys) {
            Map<String, KnownKey> byName = new LinkedHashMap<>();
            keys.forEach(key -> byName.put(key.name(), key));
            return new Section(byName);
        }

        @Nullable
        KnownKey key(String name) {
            return keys.get(name);
        }
    }

    /** A map with free keys; {@code keyName} is what a key stands for, for people. */
    record Table(String keyName, Shape value) implements Shape {}

    /** A list. */
    record Listing(Shape item) implements Shape {}

    /** One value. */
    record Scalar(String type, String problem, String allowed, List<String> words, Predicate<Leaf> accepts)
            implements Shape {}

    /** Not looked at: a tree that means something only to the compatible system. */
    record Anything() implements Shape {}

    /** When a key begins to matter. */
    enum Effect {
        /** It does what it says. */
        NOW,
        /** Accepted and validated; what it governs is not in this version yet. */
        LATER,
        /** Accepted so that a compatible file starts; means nothing here. */
        NONE,
        /** Still works; will not for ever. */
        DEPRECATED
    }

    /**
     * One known key.
     *
     * @param fallback the default as one would write it; null = unset
     */
    record KnownKey(
            String name, Shape shape, @Nullable String fallback, String description, Effect effect, boolean secret) {

        static KnownKey key(String name, Shape shape, @Nullable String fallback, String description) {
            return new KnownKey(name, shape, fallback, description, Effect.NOW, false);
        }

        static KnownKey key(String name, Shape shape, String description) {
            return key(name, shape, null, description);
        }

        KnownKey later() {
            return new KnownKey(name, shape, fallback, description, Effect.LATER, secret);
        }

        KnownKey noEffect() {
            return new KnownKey(name, shape, fallback, description, Effect.NONE, secret);
        }

        KnownKey deprecated() {
            return new KnownKey(name, shape, fallback, description, Effect.DEPRECATED, secret);
        }

        KnownKey hidden() {
            return new KnownKey(name, shape, fallback, description, effect, true);
        }
    }
}
