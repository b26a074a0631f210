package dev.etlpipeline.sandbox.api;

import java.util.Map;

/**
 * An API's answer.
 *
 * @param body maps, lists, texts, numbers, booleans and nulls
 */
record Answer(int status, Map<String, String> headers, Map<String, ?> body) {

    static Answer ok(Map<String, ?> body) {
        return of(200, body);
    }

    static Answer of(int status, Map<String, ?> body) {
        return new Answer(status, Map.of(), body);
    }

    Answer with(Map<String, String> headers) {
        return new Answer(status, headers, body);
    }
}
