package dev.etlpipeline.sandbox.api;

/** Numbers that look random, but depend on a text alone: the same on every machine and in every run. */
final class StableHash {

    private StableHash() {}

    /** FNV-1a over the characters, stirred so that every bit depends on every character. */
    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** From 0 to bound, bound excluded. */
    static int below(int bound, String text) {
        return (int) Math.floorMod(of(text), (long) bound);
    }

    /** From 0 to 1, 1 excluded. */
    static double share(String text) {
        return (of(text) >>> 11) * 0x1.0p-53;
    }
}
