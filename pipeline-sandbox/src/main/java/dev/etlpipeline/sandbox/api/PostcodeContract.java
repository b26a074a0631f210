package dev.etlpipeline.sandbox.api;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of <a href="https://postcodes.io/docs">postcodes.io</a> that enrichment uses: one postcode by GET, up to 100
 * by POST. Errors are worded as they are there.
 */
final class PostcodeContract implements ApiContract {

    private static final int MOST_AT_ONCE = 100;

    private final PostcodeDirectory directory;

    PostcodeContract(PostcodeDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Answer answer(Request request) {
        List<String> path = ApiContract.path(request);
        if (!path.get(0).equals("postcodes")) {
            return error(404, "Resource not found");
        } else if (path.size() == 1 && request.getMethod().equals(RequestMethod.POST)) {
            return bulk(request);
        } else if (path.size() == 2 && request.getMethod().equals(RequestMethod.GET)) {
            return single(path.get(1));
        }
        return error(404, "Resource not found");
    }

    private Answer single(String postcode) {
        if (UkPostcode.parse(postcode).isEmpty()) {
            return error(404, "Invalid postcode");
        }
        return directory
                .find(postcode)
                .map(result -> Answer.ok(success(result)))
                .orElseGet(() -> error(404, "Postcode not found"));
    }

    private Answer bulk(Request request) {
        Object postcodes = body(request).get("postcodes");
        if (postcodes == null) {
            return error(400, """
                    Invalid JSON query submitted.
                    You need to submit a JSON object with an array of postcodes or geolocation objects.
                    Also ensure that Content-Type is set to application/json
                    """);
        } else if (!(postcodes instanceof List<?> list)) {
            return error(400, "Invalid data submitted. You need to provide a JSON array");
        } else if (list.size() > MOST_AT_ONCE) {
            return error(
                    400,
                    "Too many postcodes submitted. Up to " + MOST_AT_ONCE
                            + " postcodes can be bulk requested at a time");
        } else {
            return Answer.ok(success(list.stream()
                    .filter(String.class::isInstance)
                    .map(postcode -> found((String) postcode))
                    .toList()));
        }
    }

    private Map<String, @Nullable Object> found(String query) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("query", query);
        item.put("result", directory.find(query).orElse(null));
        return item;
    }

    /** Empty if it is not a JSON object, or not declared to be one. */
    private static Map<?, ?> body(Request request) {
        String type = request.getHeader("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            return Map.of();
        }
        try {
            return Json.read(request.getBodyAsString(), Object.class) instanceof Map<?, ?> map ? map : Map.of();
        } catch (JsonException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> success(Object result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", 200);
        body.put("result", result);
        return body;
    }

    private static Answer error(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("error", message);
        return Answer.of(status, body);
    }
}
