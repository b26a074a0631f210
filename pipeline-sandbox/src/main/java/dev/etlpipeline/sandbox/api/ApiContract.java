package dev.etlpipeline.sandbox.api;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What an API answers. Called by several threads at once. */
interface ApiContract {

    Answer answer(Request request);

    /** The decoded parts of the path: {@code [postcodes, SW1A 1AA]}. */
    static List<String> path(Request request) {
        String url = request.getUrl();
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        return Stream.of(path.split("/", -1))
                .skip(1)
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }
}
